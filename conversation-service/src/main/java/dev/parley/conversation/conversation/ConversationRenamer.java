package dev.parley.conversation.conversation;

import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

@Service
class ConversationRenamer {
    private final ConversationChanges changes;
    private final PostgresConversations conversations;

    ConversationRenamer(ConversationChanges changes, PostgresConversations conversations) {
        this.changes = changes;
        this.conversations = conversations;
    }

    Mono<ConversationView> rename(UUID caller, UUID id, ConversationTitle title, LongPredicate expectedVersion) {
        return changes.change(
                        id,
                        (conversation, at) ->
                                conversation.expecting(caller, expectedVersion).rename(caller, title, at))
                .then(conversations.seenBy(caller, id))
                .switchIfEmpty(Mono.error(ConversationNotFound::new));
    }
}
