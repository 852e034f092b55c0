package dev.parley.conversation.creation;

import dev.parley.conversation.conversation.Conversation;
import dev.parley.conversation.conversation.ConversationChanges;
import dev.parley.conversation.conversation.PostgresConversations;
import dev.parley.conversation.user.KnownUsers;
import dev.parley.defaults.Ids;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Finds the one direct conversation of two users, or makes it: also when both ask at once, there is one. */
@Service
class DirectOpener {
    private final PostgresConversations conversations;
    private final ConversationChanges changes;
    private final KnownUsers users;
    private final Ids ids;

    DirectOpener(PostgresConversations conversations, ConversationChanges changes, KnownUsers users, Ids ids) {
        this.conversations = conversations;
        this.changes = changes;
        this.users = users;
        this.ids = ids;
    }

    Mono<Creation> open(UUID caller, UUID other) {
        return conversations
                .between(caller, other)
                .map(existing -> new Creation(existing, false))
                .switchIfEmpty(Mono.defer(() -> create(caller, other)));
    }

    private Mono<Creation> create(UUID caller, UUID other) {
        var event = Conversation.direct(ids.next(), caller, other, changes.now());
        return users.require(Set.of(other))
                .then(changes.create(event))
                .flatMap(isNew -> conversations.between(caller, other).map(view -> new Creation(view, isNew)));
    }
}
