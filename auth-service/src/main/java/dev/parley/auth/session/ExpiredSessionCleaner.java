package dev.parley.auth.session;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what nobody can refresh any more, in batches that hold no lock for long. */
@Component
class ExpiredSessionCleaner {
    private static final int BATCH = 1_000;

    private final PostgresSessionRepository sessions;
    private final Clock clock;

    ExpiredSessionCleaner(PostgresSessionRepository sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void clean() {
        while (sessions.deleteExpired(clock.instant(), BATCH) == BATCH) {
            Thread.yield();
        }
    }
}
