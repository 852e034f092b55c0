package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The read model of members. What is newer wins, by the conversation's version, so that events and snapshots may come
 * in any order and more than once.
 */
@Repository
class PostgresMembers {
    private static final String KNOWS =
            "select exists (select from heads where log_id = $1 and (seq > 0 or snapshot_version > 0)) as known";
    private static final String IS_NEWS = "select snapshot_version < $2 as news from heads where log_id = $1";
    private static final String PUT = """
            insert into members as m (log_id, user_id, role, version, active)
            select $1, user_id, role, $2, true
            from unnest($3::uuid[], $4::text[]) as s (user_id, role) order by user_id
            on conflict (log_id, user_id)
                do update set role = excluded.role, version = excluded.version, active = true
                where m.version <= excluded.version""";
    private static final String DROP_OTHERS = """
            update members set active = false, version = $2
            where log_id = $1 and version < $2 and active and user_id <> all ($3)""";
    private static final String DROP = """
            insert into members as m (log_id, user_id, role, version, active)
            select $1, user_id, 'member', $2, false from unnest($3::uuid[]) as s (user_id) order by user_id
            on conflict (log_id, user_id) do update set version = excluded.version, active = false
                where m.version < excluded.version""";
    private static final String COUNT = """
            update heads set snapshot_version = greatest(snapshot_version, $2),
                member_count = (select count(*) from members where log_id = $1 and active)
            where log_id = $1""";
    private static final String ACTIVE =
            "select user_id from members where log_id = $1 and active and user_id = any ($2)";

    private final DatabaseClient database;
    private final PostgresHeads heads;
    private final TransactionalOperator transaction;

    PostgresMembers(DatabaseClient database, PostgresHeads heads, TransactionalOperator transaction) {
        this.database = database;
        this.heads = heads;
        this.transaction = transaction;
    }

    Mono<Boolean> knows(UUID log) {
        return database.sql(KNOWS)
                .bind("$1", log)
                .map(row -> Boolean.TRUE.equals(row.get("known", Boolean.class)))
                .one();
    }

    /** Fills members only: the entries that tell of a conversation's changes come with its events. */
    Mono<Void> store(MembershipSnapshot snapshot) {
        UUID log = snapshot.conversationId();
        var members = snapshot.members();
        return heads.open(log, List.of())
                .then(isNews(log, snapshot.version()))
                .filter(news -> news)
                .flatMap(news -> put(log, snapshot.version(), members)
                        .then(dropOthers(log, snapshot.version(), members))
                        .then(count(log, snapshot.version())))
                .as(transaction::transactional);
    }

    /** Whether no snapshot has told of that version already. The caller holds the head. */
    Mono<Boolean> isNews(UUID log, long version) {
        return database.sql(IS_NEWS)
                .bind("$1", log)
                .bind("$2", version)
                .map(row -> Boolean.TRUE.equals(row.get("news", Boolean.class)))
                .one();
    }

    Mono<Void> put(UUID log, long version, List<Member> members) {
        return database.sql(PUT)
                .bind("$1", log)
                .bind("$2", version)
                .bind("$3", ids(members))
                .bind("$4", members.stream().map(Member::role).toArray(String[]::new))
                .then();
    }

    Mono<Void> drop(UUID log, long version, List<UUID> users) {
        return database.sql(DROP)
                .bind("$1", log)
                .bind("$2", version)
                .bind("$3", users.toArray(UUID[]::new))
                .then();
    }

    Mono<Void> count(UUID log, long snapshotVersion) {
        return database.sql(COUNT).bind("$1", log).bind("$2", snapshotVersion).then();
    }

    /** Those of the users who are members now. */
    Mono<Set<UUID>> active(UUID log, List<UUID> users) {
        return database.sql(ACTIVE)
                .bind("$1", log)
                .bind("$2", users.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<Void> dropOthers(UUID log, long version, List<Member> members) {
        return database.sql(DROP_OTHERS)
                .bind("$1", log)
                .bind("$2", version)
                .bind("$3", ids(members))
                .then();
    }

    private static UUID[] ids(List<Member> members) {
        return members.stream().map(Member::userId).toArray(UUID[]::new);
    }
}
