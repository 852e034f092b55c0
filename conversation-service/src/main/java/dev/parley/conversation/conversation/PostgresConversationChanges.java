package dev.parley.conversation.conversation;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Puts what an event tells into the tables. */
@Repository
class PostgresConversationChanges {
    private static final String LOCK = "select id from conversations where id = $1 for update";
    private static final String INSERT = """
            insert into conversations (id, kind, title, direct_low, direct_high, created_by, created_at, last_activity_at,
                member_count, version)
            values ($1, $2, $3, least($4, $5::uuid), greatest($4, $5::uuid), $6, $7, $7, $8, $9)
            on conflict (direct_low, direct_high) do nothing""";
    private static final String INSERT_MEMBERS = """
            insert into members (conversation_id, user_id, role, joined_at)
            select $1, g.user_id, g.role, $4 from unnest($2::uuid[], $3::text[]) as g(user_id, role)""";
    private static final String DELETE_MEMBER = "delete from members where conversation_id = $1 and user_id = $2";
    private static final String UPDATE_ROLES = """
            update members m set role = g.role from unnest($2::uuid[], $3::text[]) as g(user_id, role)
            where m.conversation_id = $1 and m.user_id = g.user_id""";
    private static final String UPDATE_HEAD = """
            update conversations set version = $2, title = coalesce($3, title), member_count = member_count + $4
            where id = $1""";

    private final DatabaseClient database;
    private final PostgresConversationCounts counts;

    PostgresConversationChanges(DatabaseClient database, PostgresConversationCounts counts) {
        this.database = database;
        this.counts = counts;
    }

    /** Others wait with their changes until the transaction ends. Empty when there is none. */
    Mono<UUID> lock(UUID id) {
        return database.sql(LOCK).bind("$1", id).mapValue(UUID.class).one();
    }

    /** False when the two already have their direct conversation. */
    Mono<Boolean> insert(ConversationCreated event) {
        boolean direct = ConversationKind.of(event.kind()) == ConversationKind.DIRECT;
        return database.sql(INSERT)
                .bind("$1", event.conversationId())
                .bind("$2", event.kind())
                .bind("$3", textOrNull(event.title()))
                .bind("$4", userOrNull(direct, event.members().getFirst()))
                .bind("$5", userOrNull(direct, event.members().getLast()))
                .bind("$6", event.causedBy())
                .bind("$7", event.occurredAt())
                .bind("$8", event.members().size())
                .bind("$9", event.version())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(inserted -> insertMembers(event, event.members()).thenReturn(true))
                .defaultIfEmpty(false);
    }

    Mono<Void> apply(ConversationEvent event) {
        return switch (event) {
            case ConversationCreated e -> Mono.error(new IllegalArgumentException("Exists already: " + e));
            case ConversationRenamed e -> updateHead(e, e.title(), 0);
            case MembersAdded e ->
                insertMembers(e, e.members())
                        .then(updateHead(e, null, e.members().size()));
            case MemberRemoved e -> deleteMember(e, e.memberId()).then(updateHead(e, null, -1));
            case MemberLeft e -> deleteMember(e, e.memberId()).then(updateHead(e, null, -1));
            case RolesChanged e -> updateRoles(e).then(updateHead(e, null, 0));
        };
    }

    private Mono<Void> insertMembers(ConversationEvent event, List<Member> members) {
        return membersBound(INSERT_MEMBERS, event, members)
                .bind("$4", event.occurredAt())
                .then()
                .then(counts.increment(members.stream().map(Member::userId).toList()));
    }

    private Mono<Void> deleteMember(ConversationEvent event, UUID member) {
        return database.sql(DELETE_MEMBER)
                .bind("$1", event.conversationId())
                .bind("$2", member)
                .then()
                .then(counts.decrement(member));
    }

    private Mono<Void> updateRoles(RolesChanged event) {
        return membersBound(UPDATE_ROLES, event, event.members()).then();
    }

    private Mono<Void> updateHead(ConversationEvent event, @Nullable String title, int members) {
        return database.sql(UPDATE_HEAD)
                .bind("$1", event.conversationId())
                .bind("$2", event.version())
                .bind("$3", textOrNull(title))
                .bind("$4", members)
                .then();
    }

    private DatabaseClient.GenericExecuteSpec membersBound(String sql, ConversationEvent event, List<Member> members) {
        return database.sql(sql)
                .bind("$1", event.conversationId())
                .bind("$2", members.stream().map(Member::userId).toArray(UUID[]::new))
                .bind("$3", members.stream().map(Member::role).toArray(String[]::new));
    }

    private static Object userOrNull(boolean direct, Member member) {
        return direct ? Parameters.in(member.userId()) : Parameters.in(UUID.class);
    }

    private static Object textOrNull(@Nullable String text) {
        return Parameters.in(R2dbcType.VARCHAR, text);
    }
}
