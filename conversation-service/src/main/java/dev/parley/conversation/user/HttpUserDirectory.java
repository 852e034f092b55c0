package dev.parley.conversation.user;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.client.ServiceClients;
import dev.parley.defaults.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks auth-service. Without an answer, nobody can say whether a user exists: 503. */
@Component
class HttpUserDirectory implements UserDirectory {
    private static final Logger log = LoggerFactory.getLogger(HttpUserDirectory.class);
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final WebClient authService;

    HttpUserDirectory(ServiceClients services) {
        this.authService = services.to("auth-service", WITHIN);
    }

    private record Lookup(Set<UUID> ids) {}

    private record Found(List<User> items) {
        record User(UUID id) {}
    }

    @Override
    public Mono<Set<UUID>> existing(Set<UUID> users) {
        return authService
                .post()
                .uri("/internal/v1/users/lookup")
                .bodyValue(new Lookup(users))
                .retrieve()
                .bodyToMono(Found.class)
                .map(found -> found.items().stream().map(Found.User::id).collect(toUnmodifiableSet()))
                .onErrorMap(HttpUserDirectory::unavailable);
    }

    private static Throwable unavailable(Throwable failure) {
        log.warn("auth-service does not say which users exist: {}", failure.toString());
        return Problem.retryLater(ProblemType.UNAVAILABLE, "The users cannot be looked up right now.", RETRY_AFTER)
                .exception();
    }
}
