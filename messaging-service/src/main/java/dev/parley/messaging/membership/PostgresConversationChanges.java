package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.messaging.v1.EntryKind;
import dev.parley.outbox.OutboxRelay;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a conversation's change once: its members, the entry in its log, the entries in the personal logs of those
 * concerned, and the event that tells of them, in one transaction. The entry itself remembers the version, so that the
 * change is known when it comes again.
 */
@Repository
class PostgresConversationChanges {
    private static final String IS_APPLIED =
            "select exists (select from entries where log_id = $1 and source_version = $2) as applied";
    private static final String START_AT_HEAD = """
            insert into positions (log_id, user_id, delivered, read, read_messages)
            select log_id, user_id, seq, seq, messages from heads, unnest($2::uuid[]) as u (user_id)
            where log_id = $1 order by user_id on conflict do nothing""";
    private static final String APPEND = """
            select outcome from append_entries($1, array_fill($2::uuid, array[cardinality($1::uuid[])]),
                $3, array_fill(null::uuid, array[cardinality($1::uuid[])]), $4, $5, $6)""";

    private final DatabaseClient database;
    private final PostgresHeads heads;
    private final PostgresMembers members;
    private final TransactionalOperator transaction;
    private final OutboxRelay relay;
    private final JsonMapper json;

    PostgresConversationChanges(
            DatabaseClient database,
            PostgresHeads heads,
            PostgresMembers members,
            TransactionalOperator transaction,
            OutboxRelay relay,
            JsonMapper json) {
        this.database = database;
        this.heads = heads;
        this.members = members;
        this.transaction = transaction;
        this.relay = relay;
        this.json = json;
    }

    Mono<Void> apply(ConversationChange change, @Nullable String traceparent) {
        List<UUID> concerned = Stream.concat(change.joined().stream(), change.left().stream())
                .distinct()
                .toList();
        UUID log = change.event().conversationId();
        return heads.open(log, concerned)
                .then(isApplied(change.event()))
                .filter(applied -> !applied)
                .flatMap(fresh -> updateMembers(change)
                        .then(members.active(log, concerned))
                        .flatMap(active -> startAtHead(change, active).then(append(change, active, traceparent))))
                .as(transaction::transactional)
                .doOnSuccess(applied -> relay.wake());
    }

    private Mono<Boolean> isApplied(ConversationEvent event) {
        return database.sql(IS_APPLIED)
                .bind("$1", event.conversationId())
                .bind("$2", event.version())
                .map(row -> Boolean.TRUE.equals(row.get("applied", Boolean.class)))
                .one();
    }

    private Mono<Void> updateMembers(ConversationChange change) {
        UUID log = change.event().conversationId();
        long version = change.event().version();
        return members.isNews(log, version)
                .filter(news -> news)
                .flatMap(news -> members.put(log, version, change.present())
                        .then(members.drop(log, version, change.left()))
                        .then(members.count(log, 0)));
    }

    private Mono<Void> startAtHead(ConversationChange change, Set<UUID> active) {
        if (!change.joinsLate() || active.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(START_AT_HEAD)
                .bind("$1", change.event().conversationId())
                .bind("$2", active.toArray(UUID[]::new))
                .then();
    }

    /** A personal log says what is so now: who was removed meanwhile is not told that they joined. */
    private Mono<Void> append(ConversationChange change, Set<UUID> active, @Nullable String traceparent) {
        List<UUID> joined = change.joined().stream().filter(active::contains).toList();
        List<UUID> left =
                change.left().stream().filter(Predicate.not(active::contains)).toList();
        var rows = new Rows(change, joined, left);
        return database.sql(APPEND)
                .bind("$1", rows.logs())
                .bind("$2", change.event().causedBy())
                .bind("$3", rows.kinds())
                .bind("$4", rows.versions())
                .bind("$5", rows.contents(json))
                .bind("$6", Parameters.in(R2dbcType.VARCHAR, traceparent))
                .then();
    }

    /** The entry of the conversation first, then those of the personal logs. */
    private record Rows(ConversationChange change, List<UUID> joined, List<UUID> left) {
        UUID[] logs() {
            List<UUID> logs = new ArrayList<>(List.of(change.event().conversationId()));
            logs.addAll(joined);
            logs.addAll(left);
            return logs.toArray(UUID[]::new);
        }

        String[] kinds() {
            List<String> kinds = new ArrayList<>(List.of(change.kind()));
            kinds.addAll(Collections.nCopies(joined.size(), EntryKind.CONVERSATION_JOINED));
            kinds.addAll(Collections.nCopies(left.size(), EntryKind.CONVERSATION_LEFT));
            return kinds.toArray(String[]::new);
        }

        @Nullable
        Long[] versions() {
            @Nullable Long[] versions = new Long[1 + joined.size() + left.size()];
            versions[0] = change.event().version();
            return versions;
        }

        String[] contents(JsonMapper json) {
            String personal = json.writeValueAsString(
                    Map.of("conversationId", change.event().conversationId()));
            List<String> contents = new ArrayList<>(List.of(json.writeValueAsString(change.content())));
            contents.addAll(Collections.nCopies(joined.size() + left.size(), personal));
            return contents.toArray(String[]::new);
        }
    }
}
