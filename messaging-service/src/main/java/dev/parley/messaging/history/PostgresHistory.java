package dev.parley.messaging.history;

import static java.util.Objects.requireNonNull;

import dev.parley.messaging.entry.Entry;
import dev.parley.messaging.entry.PostgresEntryRow;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads a stretch of a log in one statement: having no gaps, a page is a range of the primary key. */
@Repository
class PostgresHistory {
    private static final String PAGE = "select p.head, " + PostgresEntryRow.COLUMNS + """
             from (
                select log_id, h.seq as head,
                    case when $2::bigint is not null then least($2, h.seq) + 1
                         else greatest(least(coalesce($3::bigint, h.seq + 1), h.seq + 1) - $4, 1) end as first,
                    case when $2::bigint is not null then least($2, h.seq) + $4
                         else least(coalesce($3::bigint, h.seq + 1), h.seq + 1) - 1 end as last
                from heads h
                where h.log_id = $1 and (%s)
            ) p left join lateral (
                select * from entries where log_id = $1 and seq between p.first and p.last order by seq limit $4
            ) e on true
            order by e.seq""";
    private static final String OF_ANYBODY = PAGE.formatted("true");
    private static final String OF_READER = PAGE.formatted("""
            h.log_id = $5 or exists (select from members m where m.log_id = $1 and m.user_id = $5 and m.active)""");

    private record Line(long head, @Nullable Entry entry) {}

    private final DatabaseClient database;

    PostgresHistory(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when there is no such log. */
    Mono<HistoryPage> read(UUID log, PageRange range) {
        return page(statement(OF_ANYBODY, log, range), log);
    }

    /** Empty when there is no such log, or the reader is not a member of it. */
    Mono<HistoryPage> readAs(UUID reader, UUID log, PageRange range) {
        return page(statement(OF_READER, log, range).bind("$5", reader), log);
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql, UUID log, PageRange range) {
        return database.sql(sql)
                .bind("$1", log)
                .bind("$2", Parameters.in(R2dbcType.BIGINT, range.after()))
                .bind("$3", Parameters.in(R2dbcType.BIGINT, range.before()))
                .bind("$4", range.limit());
    }

    private static Mono<HistoryPage> page(DatabaseClient.GenericExecuteSpec statement, UUID log) {
        return statement
                .map(row -> line(log, row))
                .all()
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .map(PostgresHistory::page);
    }

    private static Line line(UUID log, Readable row) {
        return new Line(requireNonNull(row.get("head", Long.class)), PostgresEntryRow.read(log, row));
    }

    private static HistoryPage page(List<Line> lines) {
        List<Entry> entries =
                lines.stream().map(Line::entry).filter(Objects::nonNull).toList();
        return HistoryPage.of(entries, lines.getFirst().head());
    }
}
