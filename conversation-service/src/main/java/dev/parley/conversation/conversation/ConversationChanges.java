package dev.parley.conversation.conversation;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Changes conversations, each by one change after the other: the version rises by one, and the event of the change
 * leaves if and only if the change is stored.
 */
@Service
public class ConversationChanges {
    private final PostgresConversations conversations;
    private final PostgresConversationChanges changes;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ConversationChanges(
            PostgresConversations conversations,
            PostgresConversationChanges changes,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.conversations = conversations;
        this.changes = changes;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False when there is one already, as can be between two. */
    public Mono<Boolean> create(ConversationCreated event) {
        return changes.insert(event)
                .flatMap(isNew -> isNew ? outbox.record(event).thenReturn(true) : Mono.just(false))
                .as(transaction::transactional);
    }

    /** Decides with the conversation as it is when no other change is under way. */
    public Mono<Void> change(UUID id, BiFunction<Conversation, Instant, Optional<ConversationEvent>> decision) {
        return changes.lock(id)
                .flatMap(conversations::withMembers)
                .switchIfEmpty(Mono.error(ConversationNotFound::new))
                .flatMap(conversation -> Mono.justOrEmpty(decision.apply(conversation, now())))
                .flatMap(event -> changes.apply(event).then(outbox.record(event)))
                .as(transaction::transactional);
    }

    /** As precise as every reader of an event can be. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
