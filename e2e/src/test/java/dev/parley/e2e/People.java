package dev.parley.e2e;

/** Shared by all tests, because signing up is dear and limited; what tests do to them is done in conversations of their own. */
final class People {
    static final Person ALICE = Person.register("alice");
    static final Person BOB = Person.register("bob");
    static final Person CAROL = Person.register("carol");

    private People() {}
}
