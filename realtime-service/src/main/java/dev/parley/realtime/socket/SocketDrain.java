package dev.parley.realtime.socket;

import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.session.CloseCode;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Sessions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the clients of a stopping node elsewhere: each is told when to come back, at a random time of its own, gets the
 * answers that it waits for, and is then closed. Runs before anything else stops.
 */
@Component
class SocketDrain implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SocketDrain.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    /** What the nodes that remain take without trouble. */
    private static final int RECONNECTS_PER_SECOND = 500;

    private final Sessions sessions;
    private final FrameWriter frames;
    private final Duration within;
    private volatile boolean running;
    private volatile boolean draining;

    SocketDrain(Sessions sessions, FrameWriter frames, RealtimeProperties limits) {
        this.sessions = sessions;
        this.frames = frames;
        this.within = limits.drainWithin();
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        draining = true;
        Thread.ofVirtual().name("drain").start(() -> {
            try {
                drain();
            } finally {
                running = false;
                done.run();
            }
        });
    }

    @Override
    public void stop() {
        drain();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void drain() {
        int count = sessions.all().size();
        log.info("Draining {} sessions", count);
        long spread = 1_000 + 1_000L * count / RECONNECTS_PER_SECOND;
        for (Session session : sessions.all()) {
            byte[] notice = frames.drain(ThreadLocalRandom.current().nextLong(spread));
            session.execute(() -> session.tell(notice));
        }
        await(() -> sessions.all().stream().noneMatch(Session::hasUnanswered));
        sessions.all().forEach(session -> session.close(CloseCode.DRAINED));
        await(() -> sessions.all().isEmpty());
    }

    private void await(BooleanSupplier condition) {
        long until = System.nanoTime() + within.dividedBy(2).toNanos();
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < until) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
