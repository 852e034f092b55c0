package dev.parley.gateway.limit;

/** What is counted together. A route names its class, or is counted by what its method does. */
public enum LimitClass {
    SIGN_IN,
    SESSION,
    READ,
    WRITE,
    SEARCH,
    SOCKET;

    /** The key of a route's metadata that names its class. */
    public static final String METADATA = "limit";
}
