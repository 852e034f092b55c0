package dev.parley.defaults.problem;

/** A problem on its way to the caller, thrown where there is no rule of the domain behind it. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.type().slug(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
