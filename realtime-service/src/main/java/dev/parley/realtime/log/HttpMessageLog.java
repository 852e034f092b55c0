package dev.parley.realtime.log;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.client.ServiceClients;
import dev.parley.defaults.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The logs over messaging-service's HTTP interface. */
@Component
class HttpMessageLog implements MessageLog {
    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    /** A sync answer has at most 2,000 entries, which are seldom long. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final WebClient messaging;

    HttpMessageLog(ServiceClients services) {
        this.messaging = services.to("messaging-service", WITHIN)
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }

    private record Results<T>(List<Item<T>> results) {}

    private record Item<T>(@Nullable T ok, @Nullable Refusal err) {
        Outcome<T> outcome() {
            if (ok != null) {
                return new Outcome.Done<>(ok);
            }
            return new Outcome.Refused<>(err == null ? Problem.of(ProblemType.INTERNAL_ERROR, null) : err.problem());
        }
    }

    private record Refusal(
            URI type, @Nullable String detail, @Nullable Long retryAfterMs) {
        Problem problem() {
            ProblemType known = Arrays.stream(ProblemType.values())
                    .filter(candidate -> candidate.uri().equals(type))
                    .findFirst()
                    .orElse(ProblemType.INTERNAL_ERROR);
            return new Problem(known, detail, List.of(), retryAfterMs == null ? null : Duration.ofMillis(retryAfterMs));
        }
    }

    private record Sync(List<LogState> logs) {}

    private record Page(List<AppendedEntry> entries) {}

    @Override
    public CompletionStage<List<Outcome<Receipt>>> append(List<Append> messages) {
        var type = new ParameterizedTypeReference<Results<Receipt>>() {};
        return future(post("/internal/v1/appends", Map.of("appends", messages))
                .bodyToMono(type)
                .map(answer -> outcomes(answer, messages.size())));
    }

    @Override
    public CompletionStage<List<Outcome<Position>>> advance(List<Advance> advances) {
        var type = new ParameterizedTypeReference<Results<Position>>() {};
        return future(post("/internal/v1/positions", Map.of("advances", advances))
                .bodyToMono(type)
                .map(answer -> outcomes(answer, advances.size())));
    }

    @Override
    public CompletionStage<List<LogState>> sync(UUID user, Map<UUID, Long> positions) {
        return future(post("/internal/v1/sync", Map.of("userId", user, "positions", positions))
                .bodyToMono(Sync.class)
                .map(answer -> map(answer.logs(), LogState::flattened)));
    }

    @Override
    public CompletionStage<List<AppendedEntry>> entries(UUID log, long after, int limit) {
        Mono<Page> page = messaging
                .get()
                .uri("/internal/v1/logs/{log}/entries?after={after}&limit={limit}", log, after, limit)
                .retrieve()
                .bodyToMono(Page.class);
        return future(page.map(Page::entries));
    }

    private WebClient.ResponseSpec post(String path, Object body) {
        return messaging.post().uri(path).bodyValue(body).retrieve();
    }

    /** An answer without a body is a failure too. */
    private static <T> CompletionStage<T> future(Mono<T> answer) {
        return answer.onErrorMap(WebClientResponseException.class, HttpMessageLog::refusal)
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static Throwable refusal(WebClientResponseException answer) {
        return answer.getStatusCode().is5xxServerError()
                ? Problem.retryLater(ProblemType.UNAVAILABLE, "The log does not answer. Try again.", RETRY_AFTER)
                        .exception()
                : answer;
    }

    private static <T> List<Outcome<T>> outcomes(Results<T> answer, int asked) {
        if (answer.results().size() != asked) {
            throw new IllegalStateException(
                    "messaging-service answered " + answer.results().size() + " of " + asked + " items");
        }
        return map(answer.results(), Item::outcome);
    }

    private static <A, B> List<B> map(List<A> list, Function<A, B> function) {
        return list.stream().map(function).toList();
    }
}
