package dev.parley.realtime.session;

/** A feature that keeps something for each session. Called on the session's own thread. */
public interface SessionListener {
    default void authenticated(Session session) {}

    /** Pushes were dropped because the reader is slow: nothing more is sent until it resumes. */
    default void limited(Session session) {}

    /** Comes once, and only for sessions that were authenticated. */
    default void closed(Session session) {}
}
