package dev.parley.conversation.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * When something last happened in a conversation. It only moves forward, and only by more than a second, so that a hot
 * conversation costs one row version a second. Rows are locked in the order of their ids.
 */
@Repository
class PostgresLastActivity {
    private static final String ADVANCE = """
            with due as (
                select c.id, a.at
                from unnest($1::uuid[], $2::timestamptz[]) as a(id, at) join conversations c on c.id = a.id
                where c.last_activity_at < a.at - interval '1 second'
                order by c.id for no key update of c)
            update conversations c set last_activity_at = due.at from due
            where c.id = due.id""";

    private final DatabaseClient database;

    PostgresLastActivity(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> advance(Map<UUID, Instant> latest) {
        return database.sql(ADVANCE)
                .bind("$1", latest.keySet().toArray(UUID[]::new))
                .bind("$2", latest.values().toArray(Instant[]::new))
                .then();
    }
}
