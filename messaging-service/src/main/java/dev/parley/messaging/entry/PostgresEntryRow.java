package dev.parley.messaging.entry;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry is read from a row, for every query that has entries. */
public final class PostgresEntryRow {
    public static final String COLUMNS =
            "e.seq, e.kind, e.sender_id, e.created_at, e.client_message_id, e.content::text as content";

    private PostgresEntryRow() {}

    /** Null when the row, that of an outer join, has no entry. */
    public static @Nullable Entry read(UUID log, Readable row) {
        Long seq = row.get("seq", Long.class);
        if (seq == null) {
            return null;
        }
        return new Entry(
                log,
                seq,
                requireNonNull(row.get("kind", String.class)),
                requireNonNull(row.get("sender_id", UUID.class)),
                requireNonNull(row.get("created_at", Instant.class)),
                row.get("client_message_id", UUID.class),
                requireNonNull(row.get("content", String.class)));
    }
}
