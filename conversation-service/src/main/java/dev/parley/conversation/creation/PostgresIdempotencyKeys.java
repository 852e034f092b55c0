package dev.parley.conversation.creation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Keys are remembered for a day; a user's older ones go when they use a new one. */
@Repository
class PostgresIdempotencyKeys {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String FORGET = "delete from idempotency_keys where user_id = $1 and created_at < $2";
    private static final String CLAIM = """
            insert into idempotency_keys (user_id, key, request_hash, conversation_id, created_at)
            values ($1, $2, $3, $4, $5) on conflict do nothing""";
    private static final String FIND =
            "select request_hash, conversation_id, created_at from idempotency_keys where user_id = $1 and key = $2";

    private final DatabaseClient database;

    PostgresIdempotencyKeys(DatabaseClient database) {
        this.database = database;
    }

    /** Whether it is the first use. Who uses it at the same time waits until the first one's transaction ends. */
    Mono<Boolean> claim(IdempotencyKey use) {
        return forgetOld(use).then(insert(use)).map(rows -> rows == 1);
    }

    /** The first use of the same key. */
    Mono<IdempotencyKey> find(IdempotencyKey use) {
        return database.sql(FIND)
                .bind("$1", use.userId())
                .bind("$2", use.key())
                .map(row -> new IdempotencyKey(
                        use.userId(),
                        use.key(),
                        requireNonNull(row.get("request_hash", byte[].class)),
                        requireNonNull(row.get("conversation_id", UUID.class)),
                        requireNonNull(row.get("created_at", Instant.class))))
                .one();
    }

    private Mono<Void> forgetOld(IdempotencyKey use) {
        return database.sql(FORGET)
                .bind("$1", use.userId())
                .bind("$2", use.usedAt().minus(REMEMBERED))
                .then();
    }

    private Mono<Long> insert(IdempotencyKey use) {
        return database.sql(CLAIM)
                .bind("$1", use.userId())
                .bind("$2", use.key())
                .bind("$3", use.requestHash())
                .bind("$4", use.conversationId())
                .bind("$5", use.usedAt())
                .fetch()
                .rowsUpdated();
    }
}
