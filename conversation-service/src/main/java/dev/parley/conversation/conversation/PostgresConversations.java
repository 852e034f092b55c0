package dev.parley.conversation.conversation;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What there is to read about conversations, each answer from one statement and so from one moment. */
@Repository
public class PostgresConversations {
    private static final String VIEW = """
            select c.id, c.kind, c.title, c.created_by, c.created_at, c.last_activity_at, c.member_count, c.version, m.role,
                array(select o.user_id from members o where o.conversation_id = c.id order by o.user_id limit 10) as member_ids
            from members m join conversations c on c.id = m.conversation_id
            where m.user_id = $1\s""";
    private static final String BY_ID = VIEW + "and c.id = $2";
    private static final String BY_PAIR =
            VIEW + "and c.direct_low = least($1, $2::uuid) and c.direct_high = greatest($1, $2::uuid)";
    private static final String PAGE = VIEW + """
            and (c.last_activity_at, c.id) < ($2, $3)
            order by c.last_activity_at desc, c.id desc limit $4""";
    private static final String WITH_MEMBERS = """
            select c.id, c.kind, c.title, c.created_by, c.created_at, c.version,
                array(select m.user_id from members m where m.conversation_id = c.id order by m.user_id) as user_ids,
                array(select m.role from members m where m.conversation_id = c.id order by m.user_id) as roles
            from conversations c where c.id = $1""";

    private final DatabaseClient database;

    PostgresConversations(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when the caller is not in it. */
    public Mono<ConversationView> seenBy(UUID caller, UUID id) {
        return database.sql(BY_ID)
                .bind("$1", caller)
                .bind("$2", id)
                .map(PostgresConversations::view)
                .one();
    }

    public Mono<ConversationView> between(UUID caller, UUID other) {
        return database.sql(BY_PAIR)
                .bind("$1", caller)
                .bind("$2", other)
                .map(PostgresConversations::view)
                .one();
    }

    Mono<Page<ConversationView>> pageOf(UUID caller, ConversationCursor after, int limit) {
        return database.sql(PAGE)
                .bind("$1", caller)
                .bind("$2", after.lastActivityAt())
                .bind("$3", after.id())
                .bind("$4", limit + 1)
                .map(PostgresConversations::view)
                .all()
                .collectList()
                .map(found -> Page.of(
                        found, limit, last -> ConversationCursor.after(last).toString()));
    }

    public Mono<Conversation> withMembers(UUID id) {
        return database.sql(WITH_MEMBERS)
                .bind("$1", id)
                .map(PostgresConversations::conversation)
                .one();
    }

    private static ConversationView view(Readable row) {
        return new ConversationView(
                column(row, "id", UUID.class),
                ConversationKind.of(column(row, "kind", String.class)),
                row.get("title", String.class),
                column(row, "created_by", UUID.class),
                column(row, "created_at", Instant.class),
                column(row, "last_activity_at", Instant.class),
                column(row, "member_count", Integer.class),
                MemberRole.of(column(row, "role", String.class)),
                column(row, "version", Long.class),
                List.of(column(row, "member_ids", UUID[].class)));
    }

    private static Conversation conversation(Readable row) {
        return new Conversation(
                column(row, "id", UUID.class),
                ConversationKind.of(column(row, "kind", String.class)),
                row.get("title", String.class),
                column(row, "created_by", UUID.class),
                column(row, "created_at", Instant.class),
                column(row, "version", Long.class),
                members(column(row, "user_ids", UUID[].class), column(row, "roles", String[].class)));
    }

    private static Map<UUID, MemberRole> members(UUID[] users, String[] roles) {
        Map<UUID, MemberRole> members = LinkedHashMap.newLinkedHashMap(users.length);
        for (int i = 0; i < users.length; i++) {
            members.put(users[i], MemberRole.of(roles[i]));
        }
        return members;
    }

    private static <T> T column(Readable row, String name, Class<T> type) {
        return requireNonNull(row.get(name, type), name);
    }
}
