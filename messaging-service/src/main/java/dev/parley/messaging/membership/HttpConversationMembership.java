package dev.parley.messaging.membership;

import dev.parley.defaults.client.ServiceClients;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

@Component
class HttpConversationMembership implements ConversationMembership {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final WebClient conversations;

    HttpConversationMembership(ServiceClients services) {
        this.conversations = services.to("conversation-service", WITHIN);
    }

    @Override
    public Mono<MembershipSnapshot> of(UUID conversation) {
        return conversations
                .get()
                .uri("/internal/v1/conversations/{id}/membership", conversation)
                .retrieve()
                .bodyToMono(MembershipSnapshot.class)
                .onErrorResume(WebClientResponseException.NotFound.class, unknown -> Mono.empty());
    }
}
