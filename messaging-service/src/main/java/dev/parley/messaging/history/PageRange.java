package dev.parley.messaging.history;

import dev.parley.defaults.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Which part of a log: up to {@code limit} entries before a seq, or after one, or the newest. */
record PageRange(@Nullable Long before, @Nullable Long after, int limit) {
    static final int MOST = 100;
    static final int USUAL = 50;

    static PageRange of(@Nullable Long before, @Nullable Long after, @Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problem.invalid("limit", "must be from 1 to " + MOST).exception();
        }
        if (before != null && before < 1) {
            throw Problem.invalid("before", "must be positive").exception();
        }
        if (after != null && after < 0) {
            throw Problem.invalid("after", "must not be negative").exception();
        }
        if (before != null && after != null) {
            throw Problem.invalid("after", "excludes before").exception();
        }
        return new PageRange(before, after, limit == null ? USUAL : limit);
    }
}
