package dev.parley.messaging.membership;

import dev.parley.defaults.client.ServiceClients;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The question to the owner of conversations. */
@Component
class HttpConversations {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final WebClient conversations;

    HttpConversations(ServiceClients services) {
        this.conversations = services.to("conversation-service", WITHIN);
    }

    /** Empty when there is no such conversation; an error when the owner does not answer. */
    Mono<MembershipSnapshot> membership(UUID conversation) {
        return conversations
                .get()
                .uri("/internal/v1/conversations/{id}/membership", conversation)
                .retrieve()
                .bodyToMono(MembershipSnapshot.class)
                .onErrorResume(WebClientResponseException.NotFound.class, unknown -> Mono.empty());
    }
}
