package dev.parley.conversation.conversation;

import static java.util.Objects.requireNonNull;

import dev.parley.conversation.conversation.ConversationRejected.TooManyConversations;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Counts in how many conversations a user is, in the transaction that adds or removes them. Rows are taken in the order
 * of the users, so that two who add the same users wait for each other and do not lock up.
 */
@Repository
class PostgresConversationCounts {
    private static final String INCREMENT = """
            with counted as (
                insert into conversation_counts (user_id, conversations)
                select joining, 1 from unnest($1::uuid[]) as joining order by joining
                on conflict (user_id) do update set conversations = conversation_counts.conversations + 1
                returning user_id, conversations)
            select user_id from counted where conversations > $2 limit 1""";
    private static final String DECREMENT =
            "update conversation_counts set conversations = conversations - 1 where user_id = $1";

    private final DatabaseClient database;

    PostgresConversationCounts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> increment(List<UUID> users) {
        return database.sql(INCREMENT)
                .bind("$1", users.toArray(UUID[]::new))
                .bind("$2", Conversation.MOST_CONVERSATIONS)
                .map(row -> requireNonNull(row.get(0, UUID.class)))
                .one()
                .flatMap(user -> Mono.error(new TooManyConversations(user)));
    }

    Mono<Void> decrement(UUID user) {
        return database.sql(DECREMENT).bind("$1", user).then();
    }
}
