package dev.parley.realtime.delivery;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Repeats a publication until the backplane takes it, so that an outage of Redis fills no dead-letter queue: the events
 * wait in theirs, and those not acknowledged go to another node when this one stops.
 */
@Component
class Patience implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private volatile boolean running;

    void untilDone(Supplier<? extends CompletionStage<?>> publication) {
        Duration wait = FIRST_WAIT;
        while (!done(publication)) {
            if (!running) {
                throw new IllegalStateException("Stopped before the backplane came back");
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private static boolean done(Supplier<? extends CompletionStage<?>> publication) {
        try {
            publication.get().toCompletableFuture().get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("The backplane did not take an event: {}", failure.toString());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the consumers have given up. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2_000;
    }
}
