package dev.parley.realtime.append;

import dev.parley.realtime.log.MessageLog;
import dev.parley.realtime.log.MessageLog.Append;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.log.MessageLog.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request at a time is on its way; what comes meanwhile gathers and is the next. So an idle lane adds no latency,
 * a busy one makes few requests, and messages of a conversation keep their order.
 */
final class Lane {
    record Pending(Append message, CompletableFuture<Outcome<Receipt>> outcome) {}

    private final MessageLog log;
    private final AppendMetrics metrics;
    private final int bound;
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private boolean busy;

    Lane(MessageLog log, AppendMetrics metrics, int bound) {
        this.log = log;
        this.metrics = metrics;
        this.bound = bound;
    }

    /** False when too many wait already. */
    boolean offer(Pending pending) {
        synchronized (waiting) {
            if (waiting.size() >= bound) {
                return false;
            }
            waiting.add(pending);
            if (busy) {
                return true;
            }
            busy = true;
        }
        sendNext();
        return true;
    }

    private void sendNext() {
        List<Pending> batch = nextBatch();
        if (!batch.isEmpty()) {
            send(batch, true);
        }
    }

    private List<Pending> nextBatch() {
        synchronized (waiting) {
            List<Pending> batch = new ArrayList<>(Math.min(waiting.size(), MessageLog.MOST_AT_ONCE));
            while (batch.size() < MessageLog.MOST_AT_ONCE) {
                Pending next = waiting.poll();
                if (next == null) {
                    break;
                }
                batch.add(next);
            }
            busy = !batch.isEmpty();
            return batch;
        }
    }

    /** A failed request may have been stored; the clientMessageIds make its repetition harmless. */
    private void send(List<Pending> batch, boolean mayRepeat) {
        long began = System.nanoTime();
        append(batch).whenComplete((outcomes, failure) -> {
            metrics.batch(batch.size(), System.nanoTime() - began, failure != null);
            if (failure != null && mayRepeat) {
                send(batch, false);
            } else {
                conclude(batch, outcomes, failure);
                sendNext();
            }
        });
    }

    private CompletionStage<List<Outcome<Receipt>>> append(List<Pending> batch) {
        try {
            return log.append(batch.stream().map(Pending::message).toList());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    private static void conclude(
            List<Pending> batch, @Nullable List<Outcome<Receipt>> outcomes, @Nullable Throwable failure) {
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes == null) {
                batch.get(i).outcome().completeExceptionally(failure == null ? new IllegalStateException() : failure);
            } else {
                batch.get(i).outcome().complete(outcomes.get(i));
            }
        }
    }
}
