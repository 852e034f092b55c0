package dev.parley.realtime.session;

import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.frame.FrameWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Sessions on fake sockets, with small limits. */
public final class Bench {
    public static final RealtimeProperties LIMITS = new RealtimeProperties(
            Duration.ofSeconds(25), Duration.ofSeconds(10), 3, 65_536, 10, 20, 8, 4, 2, Duration.ofSeconds(1));

    public final TestClock clock = new TestClock();
    public final FrameWriter frames = new FrameWriter(JsonMapper.builder().build());
    public final Sessions sessions;

    public Bench(SessionListener... listeners) {
        this(LIMITS, listeners);
    }

    public Bench(RealtimeProperties limits, SessionListener... listeners) {
        var metrics = new SessionMetrics(new SimpleMeterRegistry());
        sessions = new Sessions(limits, frames, metrics, clock, UUID::randomUUID, List.of(listeners));
    }

    public Session anonymous(FakeSocket socket) {
        Session session = sessions.open(socket, Locale.ROOT, false);
        socket.frames();
        return session;
    }

    public Session of(UUID user, FakeSocket socket) {
        Session session = anonymous(socket);
        sessions.authenticate(
                session, new Identity(user, UUID.randomUUID(), clock.instant().plus(Duration.ofMinutes(10))));
        return session;
    }
}
