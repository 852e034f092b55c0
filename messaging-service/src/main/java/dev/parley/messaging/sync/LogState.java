package dev.parley.messaging.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.messaging.entry.Entry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a log of the caller's stands, and what of it they lack.
 *
 * @param from the seq of the first of {@code entries}; the one after the head when there are none
 * @param limited some of what is missing is not here; it is read by the history, before {@code from}
 * @param lastEntry the newest entry, where the answer has no room for the log's entries
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogState(
        UUID log,
        long head,
        long from,
        List<Entry> entries,
        boolean limited,
        long delivered,
        long read,
        long unread,
        @Nullable Entry lastEntry) {
    LogState with(List<Entry> given) {
        long first = given.getFirst().seq();
        return new LogState(log, head, first, given, limited, delivered, read, unread, null);
    }

    LogState withLast(Entry newest) {
        return new LogState(log, head, from, List.of(), limited, delivered, read, unread, newest);
    }
}
