package dev.parley.messaging.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What became of one item of a batch: its answer, or why it was refused; never of its neighbours. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchItem<T>(@Nullable T ok, @Nullable BatchProblem err) {
    public static <T> BatchItem<T> ok(T answer) {
        return new BatchItem<>(answer, null);
    }

    public static <T> BatchItem<T> err(BatchProblem problem) {
        return new BatchItem<>(null, problem);
    }
}
