package dev.parley.messaging.position;

import dev.parley.defaults.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member has got so far in a log. What is read has been delivered. */
record Advance(UUID userId, UUID log, long delivered, long read) {
    static Advance of(UUID userId, @Nullable UUID log, @Nullable Long delivered, @Nullable Long read) {
        if (log == null) {
            throw Problem.invalid("conversationId", "is missing").exception();
        }
        if (delivered == null && read == null) {
            throw Problem.invalid("read", "or delivered is needed").exception();
        }
        long readTo = seq("read", read);
        return new Advance(userId, log, Math.max(seq("delivered", delivered), readTo), readTo);
    }

    private static long seq(String field, @Nullable Long value) {
        if (value != null && value < 0) {
            throw Problem.invalid(field, "must not be negative").exception();
        }
        return value == null ? 0 : value;
    }
}
