package dev.parley.realtime.session;

import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.frame.FrameWriter;
import java.time.Clock;
import java.util.List;

/** What all sessions share, so that each holds one reference to it. */
record SessionContext(
        RealtimeProperties limits,
        FrameWriter frames,
        SessionMetrics metrics,
        Clock clock,
        List<SessionListener> listeners) {
    long now() {
        return clock.millis();
    }
}
