package dev.parley.messaging.membership;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Opens logs that do not exist yet, and locks them in the order in which everybody does. */
@Repository
class PostgresHeads {
    private static final String OPEN = """
            insert into heads (log_id, kind) select log_id, kind
            from unnest($1::uuid[], $2::text[]) as l (log_id, kind) order by log_id on conflict do nothing""";
    private static final String LOCK = "select 1 from heads where log_id = any ($1) order by log_id for update";

    private final DatabaseClient database;

    PostgresHeads(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> open(UUID conversation, List<UUID> personal) {
        List<UUID> logs = new ArrayList<>(personal);
        logs.add(conversation);
        List<String> kinds = new ArrayList<>(Collections.nCopies(personal.size(), "personal"));
        kinds.add("conversation");
        UUID[] ids = logs.toArray(UUID[]::new);
        return database.sql(OPEN)
                .bind("$1", ids)
                .bind("$2", kinds.toArray(String[]::new))
                .then()
                .then(database.sql(LOCK).bind("$1", ids).then());
    }
}
