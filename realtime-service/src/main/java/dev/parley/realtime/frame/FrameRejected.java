package dev.parley.realtime.frame;

import dev.parley.defaults.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A frame is not of the protocol; {@code id} is null when not even that could be read. */
public class FrameRejected extends Exception {
    private final transient @Nullable Long id;
    private final transient Problem problem;

    FrameRejected(@Nullable Long id, Problem problem) {
        super(problem.type().slug(), null, false, false);
        this.id = id;
        this.problem = problem;
    }

    public @Nullable Long id() {
        return id;
    }

    public Problem problem() {
        return problem;
    }
}
