package dev.parley.conversation.user;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The users that were told of so far. */
@Repository
class PostgresUsers {
    private static final String UNTOLD = """
            select asked from unnest($1::uuid[]) as asked
            where not exists (select from users u where u.user_id = asked)""";
    private static final String INSERT =
            "insert into users (user_id) select told from unnest($1::uuid[]) as told order by told on conflict do nothing";

    private final DatabaseClient database;

    PostgresUsers(DatabaseClient database) {
        this.database = database;
    }

    Mono<Set<UUID>> untoldAmong(Set<UUID> users) {
        return database.sql(UNTOLD)
                .bind("$1", users.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(toUnmodifiableSet());
    }

    Mono<Void> remember(Set<UUID> users) {
        return database.sql(INSERT).bind("$1", users.toArray(UUID[]::new)).then();
    }
}
