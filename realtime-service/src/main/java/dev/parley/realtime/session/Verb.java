package dev.parley.realtime.session;

import dev.parley.realtime.frame.Frame;

/** What happens when a client sends frames of one kind. It answers each, at once or later, by the frame's id. */
public interface Verb<F extends Frame> {
    Class<F> frame();

    /** On the session's own thread. */
    void handle(Session session, F frame);

    default boolean isForAnonymous() {
        return false;
    }
}
