package dev.parley.conversation.member;

import dev.parley.conversation.conversation.Conversation;
import dev.parley.conversation.conversation.ConversationKind;
import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.conversation.conversation.PostgresConversations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells other services who is in a conversation as of its version. */
@RestController
class MembershipController {
    private final PostgresConversations conversations;

    MembershipController(PostgresConversations conversations) {
        this.conversations = conversations;
    }

    record Membership(
            UUID conversationId,
            ConversationKind kind,
            @Nullable String title,
            UUID createdBy,
            Instant createdAt,
            long version,
            List<RoleOf> members) {
        record RoleOf(UUID userId, MemberRole role) {}
    }

    @GetMapping("/internal/v1/conversations/{id}/membership")
    Mono<Membership> membership(@PathVariable UUID id) {
        return conversations
                .withMembers(id)
                .map(MembershipController::membership)
                .switchIfEmpty(Mono.error(ConversationNotFound::new));
    }

    private static Membership membership(Conversation conversation) {
        return new Membership(
                conversation.id(),
                conversation.kind(),
                conversation.title(),
                conversation.createdBy(),
                conversation.createdAt(),
                conversation.version(),
                conversation.members().entrySet().stream()
                        .map(member -> new Membership.RoleOf(member.getKey(), member.getValue()))
                        .toList());
    }
}
