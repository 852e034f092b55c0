package dev.parley.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.context.SmartLifecycle;

/**
 * Carries recorded events to the broker: at once when woken after a commit, and by a look every half second for what a
 * crash or a cancelled request left behind. A row is deleted only when the broker has confirmed it.
 */
public class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final long POLL_MS = 500;
    private static final long PAUSE_AFTER_FAILURE_MS = 1_000;

    private final DataSource database;
    private final EventPublisher publisher;
    private final Counter published;
    private final Counter refused;
    private final Semaphore signal = new Semaphore(0);
    private volatile @Nullable Thread worker;

    OutboxRelay(DataSource database, EventPublisher publisher, MeterRegistry meters) {
        this.database = database;
        this.publisher = publisher;
        this.published = Counter.builder("parley.outbox.published").register(meters);
        this.refused = Counter.builder("parley.outbox.refused").register(meters);
    }

    /** Says that something was committed. */
    public void wake() {
        signal.release();
    }

    private void run() {
        while (isRunning()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                relay(connection);
            } catch (InterruptedException stopped) {
                return;
            } catch (SQLException | AmqpException e) {
                log.warn("Events wait in the outbox: {}", e.toString());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void relay(Connection connection) throws SQLException, InterruptedException {
        while (isRunning()) {
            signal.drainPermits();
            if (relayBatch(connection) == 0) {
                boolean woken = signal.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
                log.trace("Woken: {}", woken);
            }
        }
    }

    private int relayBatch(Connection connection) throws SQLException, InterruptedException {
        List<OutboxRow> rows = OutboxTable.claim(connection, BATCH);
        if (!rows.isEmpty()) {
            List<OutboxRow> left = publisher.publish(rows);
            OutboxTable.delete(
                    connection, rows.stream().filter(row -> !left.contains(row)).toList());
            OutboxTable.postpone(connection, left);
            published.increment(rows.size() - left.size());
            refused.increment(left.size());
        }
        connection.commit();
        return rows.size();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE_MS);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
