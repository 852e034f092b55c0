package dev.parley.realtime.log;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.defaults.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The logs, which messaging-service owns. Answers come on threads that must not be held up. A failed future means that
 * nothing is known about the outcome; what is refused is an {@link Outcome.Refused} of that item alone.
 */
public interface MessageLog {
    int MOST_AT_ONCE = 200;

    record Append(UUID userId, UUID conversationId, UUID clientMessageId, String text) {}

    record Receipt(long seq, Instant createdAt, boolean duplicate) {}

    record Advance(
            UUID userId,
            UUID conversationId,
            @Nullable Long delivered,
            @Nullable Long read) {}

    record Position(long delivered, long read, long unread) {}

    sealed interface Outcome<T> {
        record Done<T>(T answer) implements Outcome<T> {}

        record Refused<T>(Problem problem) implements Outcome<T> {}
    }

    /** Stores at most {@link #MOST_AT_ONCE} messages; a repetition gets the answer of the first time. */
    CompletionStage<List<Outcome<Receipt>>> append(List<Append> messages);

    /** Merges at most {@link #MOST_AT_ONCE} positions. */
    CompletionStage<List<Outcome<Position>>> advance(List<Advance> advances);

    /** Every log of the user, with what is missing after the position stated for it. */
    CompletionStage<List<LogState>> sync(UUID user, Map<UUID, Long> positions);

    /** At most {@code limit} entries of a log after a seq, in order. */
    CompletionStage<List<AppendedEntry>> entries(UUID log, long after, int limit);
}
