package dev.parley.messaging.history;

import dev.parley.messaging.entry.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a log, ascending.
 *
 * @param nextBefore what to ask for next on the way back, null at the start of the log
 * @param nextAfter what to ask for next on the way forward, null at its head
 */
record HistoryPage(
        List<Entry> entries,
        long head,
        @Nullable Long nextBefore,
        @Nullable Long nextAfter) {
    static final HistoryPage EMPTY = of(List.of(), 0);

    static HistoryPage of(List<Entry> entries, long head) {
        if (entries.isEmpty()) {
            return new HistoryPage(entries, head, null, null);
        }
        long first = entries.getFirst().seq();
        long last = entries.getLast().seq();
        return new HistoryPage(entries, head, first > 1 ? first : null, last < head ? last : null);
    }
}
