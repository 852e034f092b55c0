package dev.parley.realtime.log;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a log of a user's stands, and what of it they lack.
 *
 * @param from the seq of the first of {@code entries}; the one after the head when there are none
 * @param limited something that is missing is not among {@code entries}
 * @param lastEntry the newest entry, where there was no room for the log's entries
 */
public record LogState(
        UUID log,
        long head,
        long from,
        List<AppendedEntry> entries,
        boolean limited,
        long delivered,
        long read,
        long unread,
        @Nullable AppendedEntry lastEntry) {
    /** The same with the last entry among the entries, as clients know it. */
    LogState flattened() {
        return lastEntry == null
                ? this
                : new LogState(log, head, lastEntry.seq(), List.of(lastEntry), limited, delivered, read, unread, null);
    }

    /** What a second look told, after the first. */
    public LogState followedBy(LogState later) {
        if (later.limited()) {
            return later;
        }
        var all = new ArrayList<>(entries);
        all.addAll(later.entries());
        return new LogState(
                log,
                later.head(),
                all.isEmpty() ? later.head() + 1 : all.getFirst().seq(),
                all,
                limited,
                later.delivered(),
                later.read(),
                later.unread(),
                null);
    }
}
