package dev.parley.messaging.sync;

import static java.util.Objects.requireNonNull;

import dev.parley.messaging.entry.Entry;
import dev.parley.messaging.entry.PostgresEntryRow;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Answers what a user lacks of all their logs in one statement, of one state of the database. */
@Repository
class PostgresSync {
    /** More than this is missing of one log: the newest {@link #GLIMPSE} instead. */
    static final int MOST_MISSING = 100;

    static final int GLIMPSE = 20;
    /** Beyond so many entries in all, or bytes of them, logs show their last entry only. */
    static final int MOST_IN_ALL = 2_000;

    static final int MOST_BYTES = 4 * 1024 * 1024;

    /**
     * The personal log comes first, then those of the latest activity. The inner limit, which bounds nothing, keeps the
     * planner from reading all entries of everybody at once.
     */
    private static final String SYNC = """
            with mine as (
                select h.log_id, h.seq as head, h.messages, h.last_at, k.seq as known,
                    k.seq is null or h.seq - k.seq > $4 as much
                from (select log_id from members where user_id = $1 and active union all select $1) l
                join heads h on h.log_id = l.log_id
                left join unnest($2::uuid[], $3::bigint[]) as k (log_id, seq) on k.log_id = h.log_id
            ), wished as (
                select *, case when much then least(head, $5) else greatest(head - known, 0) end as wish from mine
            ), granted as (
                select *, row_number() over latest as place, sum(wish) over latest > $6 as full
                from wished window latest as (order by log_id = $1 desc, last_at desc, log_id)
            ), weighed as (
                select g.place, e.seq as at, e.seq = g.head as newest, e.kind, e.sender_id, e.created_at,
                    e.client_message_id, e.content, sum(octet_length(e.content::text)) over (order by g.place) > $7 as heavy,
                    sum(octet_length(e.content::text)) filter (where e.seq = g.head) over (order by g.place) > $7 as mute
                from granted g cross join lateral (
                    select * from entries
                    where log_id = g.log_id and seq > g.head - case when g.full then least(g.wish, 1) else g.wish end
                        and seq <= g.head and g.wish > 0
                    order by seq limit $4
                ) e
            ), given as (
                select *, case when heavy and mute then null else at end as seq from weighed where newest or not heavy
            )
            select g.log_id, g.head, g.full and g.wish > 0 or coalesce(e.heavy, false) as crowded_out,
                g.much and g.wish < g.head as much, coalesce(p.delivered, 0) as delivered, coalesce(p.read, 0) as read,
                g.messages - coalesce(p.read_messages, 0) as unread,
            """ + PostgresEntryRow.COLUMNS + """

            from granted g
            left join positions p on p.log_id = g.log_id and p.user_id = $1
            left join given e on e.place = g.place
            order by g.place, e.at""";

    private record Line(
            UUID log,
            LogState bare,
            boolean crowdedOut,
            @Nullable Entry entry) {}

    private final DatabaseClient database;

    PostgresSync(DatabaseClient database) {
        this.database = database;
    }

    /** Every log of the user, latest activity first. */
    Flux<LogState> read(UUID user, Map<UUID, Long> positions) {
        List<Map.Entry<UUID, Long>> known = List.copyOf(positions.entrySet());
        return database.sql(SYNC)
                .bind("$1", user)
                .bind("$2", known.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .bind("$3", known.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .bind("$4", MOST_MISSING)
                .bind("$5", GLIMPSE)
                .bind("$6", MOST_IN_ALL)
                .bind("$7", MOST_BYTES)
                .map(PostgresSync::line)
                .all()
                .bufferUntilChanged(Line::log)
                .map(PostgresSync::state);
    }

    private static Line line(Readable row) {
        UUID log = requireNonNull(row.get("log_id", UUID.class));
        boolean crowdedOut = Boolean.TRUE.equals(row.get("crowded_out", Boolean.class));
        long head = number(row, "head");
        var bare = new LogState(
                log,
                head,
                head + 1,
                List.of(),
                crowdedOut || Boolean.TRUE.equals(row.get("much", Boolean.class)),
                number(row, "delivered"),
                number(row, "read"),
                number(row, "unread"),
                null);
        return new Line(log, bare, crowdedOut, PostgresEntryRow.read(log, row));
    }

    private static long number(Readable row, String column) {
        return requireNonNull(row.get(column, Long.class));
    }

    private static LogState state(List<Line> lines) {
        Line first = lines.getFirst();
        List<Entry> entries =
                lines.stream().map(Line::entry).filter(Objects::nonNull).toList();
        if (entries.isEmpty()) {
            return first.bare();
        }
        return first.crowdedOut()
                ? first.bare().withLast(entries.getLast())
                : first.bare().with(entries);
    }
}
