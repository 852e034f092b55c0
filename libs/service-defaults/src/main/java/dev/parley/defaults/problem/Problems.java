package dev.parley.defaults.problem;

/**
 * How one feature's rejections become problems: a bean per feature, with an exhaustive {@code switch} over a sealed
 * type, so that a new rejection does not compile until it has a problem.
 */
public interface Problems<E extends Throwable> {
    Class<E> handles();

    Problem problem(E rejection);
}
