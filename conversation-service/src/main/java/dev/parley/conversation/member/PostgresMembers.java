package dev.parley.conversation.member;

import static java.util.Objects.requireNonNull;

import dev.parley.conversation.conversation.MemberRole;
import dev.parley.conversation.conversation.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresMembers {
    private static final String MEMBERS = "select user_id, role, joined_at from members where conversation_id = $1 ";
    private static final String MEMBER = MEMBERS + "and user_id = $2";
    private static final String PAGE = MEMBERS + """
            and user_id > $2 order by user_id limit $3""";

    private final DatabaseClient database;

    PostgresMembers(DatabaseClient database) {
        this.database = database;
    }

    Mono<MemberView> member(UUID conversation, UUID user) {
        return database.sql(MEMBER)
                .bind("$1", conversation)
                .bind("$2", user)
                .map(PostgresMembers::view)
                .one();
    }

    Mono<Page<MemberView>> pageOf(UUID conversation, UUID after, int limit) {
        return database.sql(PAGE)
                .bind("$1", conversation)
                .bind("$2", after)
                .bind("$3", limit + 1)
                .map(PostgresMembers::view)
                .all()
                .collectList()
                .map(found -> Page.of(found, limit, last -> last.userId().toString()));
    }

    private static MemberView view(Readable row) {
        return new MemberView(
                requireNonNull(row.get("user_id", UUID.class)),
                MemberRole.of(requireNonNull(row.get("role", String.class))),
                requireNonNull(row.get("joined_at", Instant.class)));
    }
}
