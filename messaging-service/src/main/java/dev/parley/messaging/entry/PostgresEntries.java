package dev.parley.messaging.entry;

import static java.util.Objects.requireNonNull;

import dev.parley.contracts.messaging.v1.EntryKind;
import dev.parley.defaults.request.RequestIds;
import dev.parley.outbox.OutboxRelay;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/** Stores messages: all of a batch in one transaction and one round trip, each judged by itself. */
@Repository
class PostgresEntries {
    private static final String APPEND = """
            select outcome, seq, created_at
            from append_entries($1, $2, array_fill($3::text, array[cardinality($1::uuid[])]), $4, null, $5, $6)""";

    private final DatabaseClient database;
    private final OutboxRelay relay;
    private final JsonMapper json;

    PostgresEntries(DatabaseClient database, OutboxRelay relay, JsonMapper json) {
        this.database = database;
        this.relay = relay;
        this.json = json;
    }

    /** One outcome per row, in their order: stored, or sent by somebody who is not a member. */
    Mono<List<Appended>> append(List<AppendBatch.Row> rows) {
        return Mono.deferContextual(context -> run(
                        rows,
                        context.<RequestIds>getOrEmpty(RequestIds.class)
                                .map(RequestIds::traceparent)
                                .orElse(null)))
                .retryWhen(Retry.max(1).filter(TransientDataAccessException.class::isInstance))
                .doOnNext(outcomes -> relay.wake());
    }

    /** The list is complete only when the server is ready again, that is after its commit: acked means stored. */
    private Mono<List<Appended>> run(List<AppendBatch.Row> rows, @Nullable String traceparent) {
        return database.sql(APPEND)
                .bind("$1", column(rows, AppendBatch.Row::log, UUID[]::new))
                .bind("$2", column(rows, AppendBatch.Row::senderId, UUID[]::new))
                .bind("$3", EntryKind.MESSAGE)
                .bind("$4", column(rows, AppendBatch.Row::clientMessageId, UUID[]::new))
                .bind("$5", column(rows, this::content, String[]::new))
                .bind("$6", Parameters.in(R2dbcType.VARCHAR, traceparent))
                .map(PostgresEntries::outcome)
                .all()
                .collectList();
    }

    private static <T> T[] column(
            List<AppendBatch.Row> rows, Function<AppendBatch.Row, T> value, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private String content(AppendBatch.Row row) {
        return "{\"text\":" + json.writeValueAsString(row.text().value()) + "}";
    }

    private static Appended outcome(Readable row) {
        String outcome = requireNonNull(row.get("outcome", String.class));
        return switch (outcome) {
            case "appended", "duplicate" ->
                new Appended.Stored(
                        requireNonNull(row.get("seq", Long.class)),
                        requireNonNull(row.get("created_at", Instant.class)),
                        outcome.equals("duplicate"));
            default -> new Appended.NotAMember();
        };
    }
}
