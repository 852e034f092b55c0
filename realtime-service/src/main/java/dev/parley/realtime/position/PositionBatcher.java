package dev.parley.realtime.position;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.realtime.log.MessageLog;
import dev.parley.realtime.log.MessageLog.Advance;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.log.MessageLog.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Positions only rise, so those of one user in one log merge while they wait: a client that scrolls makes one entry of
 * the next batch. One request at a time is on its way.
 */
@Component
public class PositionBatcher {
    private static final int MOST_WAITING = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private record Key(UUID userId, UUID conversationId) {}

    private record Pending(Advance advance, CompletableFuture<Outcome<Position>> outcome) {
        Pending merged(Advance later) {
            var both = new Advance(
                    advance.userId(),
                    advance.conversationId(),
                    max(advance.delivered(), later.delivered()),
                    max(advance.read(), later.read()));
            return new Pending(both, outcome);
        }
    }

    private final MessageLog log;
    private final Map<Key, Pending> waiting = new LinkedHashMap<>();
    private boolean busy;

    public PositionBatcher(MessageLog log) {
        this.log = log;
    }

    public CompletionStage<Outcome<Position>> advance(Advance advance) {
        var key = new Key(advance.userId(), advance.conversationId());
        CompletableFuture<Outcome<Position>> outcome;
        synchronized (waiting) {
            Pending before = waiting.get(key);
            if (before == null && waiting.size() >= MOST_WAITING) {
                return CompletableFuture.completedFuture(new Outcome.Refused<>(
                        Problem.retryLater(ProblemType.UNAVAILABLE, "Too many positions are waiting.", RETRY_AFTER)));
            }
            Pending now = before == null ? new Pending(advance, new CompletableFuture<>()) : before.merged(advance);
            waiting.put(key, now);
            outcome = now.outcome();
            if (busy) {
                return outcome;
            }
            busy = true;
        }
        sendNext();
        return outcome;
    }

    private void sendNext() {
        List<Pending> batch = nextBatch();
        if (!batch.isEmpty()) {
            send(batch, true);
        }
    }

    private List<Pending> nextBatch() {
        synchronized (waiting) {
            List<Pending> batch = new ArrayList<>();
            var entries = waiting.values().iterator();
            while (entries.hasNext() && batch.size() < MessageLog.MOST_AT_ONCE) {
                batch.add(entries.next());
                entries.remove();
            }
            busy = !batch.isEmpty();
            return batch;
        }
    }

    private void send(List<Pending> batch, boolean mayRepeat) {
        advance(batch).whenComplete((outcomes, failure) -> {
            if (failure != null && mayRepeat) {
                send(batch, false);
                return;
            }
            for (int i = 0; i < batch.size(); i++) {
                if (failure == null) {
                    batch.get(i).outcome().complete(outcomes.get(i));
                } else {
                    batch.get(i).outcome().completeExceptionally(failure);
                }
            }
            sendNext();
        });
    }

    private CompletionStage<List<Outcome<Position>>> advance(List<Pending> batch) {
        try {
            return log.advance(batch.stream().map(Pending::advance).toList());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private static @Nullable Long max(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
    }
}
