package dev.parley.conversation.creation;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.conversation.conversation.Conversation;
import dev.parley.conversation.conversation.ConversationChanges;
import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.conversation.conversation.ConversationTitle;
import dev.parley.conversation.conversation.PostgresConversations;
import dev.parley.conversation.user.KnownUsers;
import dev.parley.defaults.Ids;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes groups; with an idempotency key, the same request makes one however often it is sent. */
@Service
class GroupCreator {
    private final PostgresConversations conversations;
    private final ConversationChanges changes;
    private final KnownUsers users;
    private final IdempotentCreation idempotently;
    private final Ids ids;

    GroupCreator(
            PostgresConversations conversations,
            ConversationChanges changes,
            KnownUsers users,
            IdempotentCreation idempotently,
            Ids ids) {
        this.conversations = conversations;
        this.changes = changes;
        this.users = users;
        this.idempotently = idempotently;
        this.ids = ids;
    }

    Mono<Creation> create(UUID caller, ConversationTitle title, Set<UUID> others, @Nullable UUID key) {
        var event = Conversation.group(ids.next(), caller, title, others, changes.now());
        return users.require(others)
                .then(
                        key == null
                                ? changes.create(event).thenReturn(event.conversationId())
                                : idempotently.create(event, key))
                .flatMap(id -> created(event, id));
    }

    private Mono<Creation> created(ConversationCreated event, UUID id) {
        return conversations
                .seenBy(event.causedBy(), id)
                .map(view -> new Creation(view, id.equals(event.conversationId())))
                .switchIfEmpty(Mono.error(ConversationNotFound::new));
    }
}
