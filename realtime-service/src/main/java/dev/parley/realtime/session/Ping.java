package dev.parley.realtime.session;

import dev.parley.realtime.frame.Frame;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Browsers do not show WebSocket pings to the page; this one they can send themselves. */
@Component
class Ping implements Verb<Frame.Ping> {
    private final Clock clock;

    Ping(Clock clock) {
        this.clock = clock;
    }

    private record Answer(Instant serverTime) {}

    @Override
    public Class<Frame.Ping> frame() {
        return Frame.Ping.class;
    }

    @Override
    public boolean isForAnonymous() {
        return true;
    }

    @Override
    public void handle(Session session, Frame.Ping frame) {
        session.ok(frame.id(), new Answer(clock.instant()));
    }
}
