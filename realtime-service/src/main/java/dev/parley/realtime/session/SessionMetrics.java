package dev.parley.realtime.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import org.springframework.stereotype.Component;

@Component
public class SessionMetrics {
    private final MeterRegistry meters;
    private final Counter framesIn;
    private final Counter framesOut;
    private final Counter droppedEphemerals;
    private final Counter limited;

    SessionMetrics(MeterRegistry meters) {
        this.meters = meters;
        framesIn = meters.counter("parley.realtime.frames.in");
        framesOut = meters.counter("parley.realtime.frames.out");
        droppedEphemerals = meters.counter("parley.realtime.ephemerals.dropped");
        limited = meters.counter("parley.realtime.sessions.limited");
    }

    void countSessions(Collection<Session> sessions) {
        meters.gaugeCollectionSize("parley.realtime.sessions", Tags.empty(), sessions);
    }

    public Counter framesIn() {
        return framesIn;
    }

    Counter framesOut() {
        return framesOut;
    }

    Counter droppedEphemerals() {
        return droppedEphemerals;
    }

    Counter limited() {
        return limited;
    }
}
