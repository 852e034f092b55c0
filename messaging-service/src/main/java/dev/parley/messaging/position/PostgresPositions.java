package dev.parley.messaging.position;

import static java.util.Objects.requireNonNull;

import dev.parley.defaults.request.RequestIds;
import dev.parley.outbox.OutboxRelay;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Repository
class PostgresPositions {
    private static final String ADVANCE = "select delivered, read, unread from advance_positions($1, $2, $3, $4, $5)";
    private static final String OF_MEMBERS = """
            select m.user_id, coalesce(p.delivered, 0) as delivered, coalesce(p.read, 0) as read
            from members m left join positions p on p.log_id = m.log_id and p.user_id = m.user_id
            where m.log_id = $1 and m.active
                and exists (select from members c where c.log_id = $1 and c.user_id = $2 and c.active)
            order by m.user_id""";
    private static final String UNREAD = """
            select h.log_id, h.messages - coalesce(p.read_messages, 0) as unread
            from members m join heads h on h.log_id = m.log_id
            left join positions p on p.log_id = m.log_id and p.user_id = m.user_id
            where m.user_id = $1 and m.active and h.messages > coalesce(p.read_messages, 0)
            order by h.last_at desc""";

    private final DatabaseClient database;
    private final OutboxRelay relay;

    PostgresPositions(DatabaseClient database, OutboxRelay relay) {
        this.database = database;
        this.relay = relay;
    }

    /** The merged position of each, in their order; empty for those who are not members. */
    Mono<List<Optional<Position>>> advance(List<Advance> advances) {
        return Mono.deferContextual(context -> run(
                        advances,
                        context.<RequestIds>getOrEmpty(RequestIds.class)
                                .map(RequestIds::traceparent)
                                .orElse(null)))
                .retryWhen(Retry.max(1).filter(TransientDataAccessException.class::isInstance))
                .doOnNext(positions -> relay.wake());
    }

    private Mono<List<Optional<Position>>> run(List<Advance> advances, @Nullable String traceparent) {
        return database.sql(ADVANCE)
                .bind("$1", advances.stream().map(Advance::log).toArray(UUID[]::new))
                .bind("$2", advances.stream().map(Advance::userId).toArray(UUID[]::new))
                .bind("$3", advances.stream().map(Advance::delivered).toArray(Long[]::new))
                .bind("$4", advances.stream().map(Advance::read).toArray(Long[]::new))
                .bind("$5", Parameters.in(R2dbcType.VARCHAR, traceparent))
                .map(PostgresPositions::position)
                .all()
                .collectList();
    }

    /** Empty when the caller is not a member. */
    Mono<List<MemberPosition>> ofMembers(UUID log, UUID caller) {
        return database.sql(OF_MEMBERS)
                .bind("$1", log)
                .bind("$2", caller)
                .map(row -> new MemberPosition(
                        requireNonNull(row.get("user_id", UUID.class)), number(row, "delivered"), number(row, "read")))
                .all()
                .collectList()
                .filter(positions -> !positions.isEmpty());
    }

    Mono<Unread> unread(UUID user) {
        return database.sql(UNREAD)
                .bind("$1", user)
                .map(row ->
                        new Unread.InConversation(requireNonNull(row.get("log_id", UUID.class)), number(row, "unread")))
                .all()
                .collectList()
                .map(Unread::of);
    }

    private static Optional<Position> position(Readable row) {
        return Optional.ofNullable(row.get("unread", Long.class))
                .map(unread -> new Position(number(row, "delivered"), number(row, "read"), unread));
    }

    private static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }
}
