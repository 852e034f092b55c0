package dev.parley.messaging.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Remembers for a moment who is not in what, so that somebody who keeps trying does not keep asking the owner. */
class RecentRefusals {
    static final Duration MEMORY = Duration.ofSeconds(1);
    static final int MOST = 10_000;

    private record Refusal(UUID log, UUID userId) {}

    private final Clock clock;
    private final Map<Refusal, Instant> refusals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Refusal, Instant> eldest) {
            return size() > MOST;
        }
    };

    RecentRefusals(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(UUID log, UUID userId) {
        var refusal = new Refusal(log, userId);
        refusals.remove(refusal);
        refusals.put(refusal, clock.instant().plus(MEMORY));
    }

    synchronized boolean contains(UUID log, UUID userId) {
        Instant until = refusals.get(new Refusal(log, userId));
        return until != null && clock.instant().isBefore(until);
    }
}
