package dev.parley.messaging.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.defaults.problem.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A problem of one item, with the types that whole requests have. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchProblem(
        URI type, @Nullable String detail, @Nullable Long retryAfterMs) {
    public static BatchProblem of(Problem problem) {
        var wait = problem.retryAfter();
        return new BatchProblem(problem.type().uri(), detail(problem), wait == null ? null : wait.toMillis());
    }

    private static @Nullable String detail(Problem problem) {
        if (problem.errors().isEmpty()) {
            return problem.detail();
        }
        var error = problem.errors().getFirst();
        return error.field() + " " + error.message();
    }
}
