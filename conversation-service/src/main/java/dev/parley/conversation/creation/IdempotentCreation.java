package dev.parley.conversation.creation;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.conversation.conversation.ConversationChanges;
import dev.parley.conversation.conversation.ConversationRejected.IdempotencyKeyReused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes a group unless its creator used the key before: then the group of that time is meant, or the key misused. */
@Service
class IdempotentCreation {
    private final PostgresIdempotencyKeys keys;
    private final ConversationChanges changes;
    private final TransactionalOperator transaction;

    IdempotentCreation(PostgresIdempotencyKeys keys, ConversationChanges changes, TransactionalOperator transaction) {
        this.keys = keys;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** The id of the group that the key stands for. */
    Mono<UUID> create(ConversationCreated event, UUID key) {
        var use = new IdempotencyKey(event.causedBy(), key, hash(event), event.conversationId(), event.occurredAt());
        return keys.claim(use)
                .flatMap(isFirst -> isFirst ? changes.create(event).thenReturn(use) : keys.find(use))
                .flatMap(first -> Arrays.equals(first.requestHash(), use.requestHash())
                        ? Mono.just(first.conversationId())
                        : Mono.error(new IdempotencyKeyReused()))
                .as(transaction::transactional);
    }

    private static byte[] hash(ConversationCreated event) {
        String request = event.members().stream()
                .map(Member::userId)
                .map(UUID::toString)
                .collect(Collectors.joining(",", event.title() + "\n", ""));
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
