package dev.parley.conversation.conversation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of a list, and where the next one begins; no {@code nextCursor} after the last. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** Of up to {@code limit + 1} found, where one more than asked for says that there is a next page. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
