package dev.parley.realtime.append;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.realtime.log.MessageLog;
import dev.parley.realtime.log.MessageLog.Append;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.log.MessageLog.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Hands messages to the log in naturally formed batches, on a few lanes; a conversation always takes the same one. */
@Component
public class AppendBatcher {
    private static final int LANES = 2;
    private static final int MOST_WAITING = 2_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final List<Lane> lanes;

    public AppendBatcher(MessageLog log, AppendMetrics metrics) {
        lanes = IntStream.range(0, LANES)
                .mapToObj(i -> new Lane(log, metrics, MOST_WAITING))
                .toList();
    }

    /** Done when the message is stored or refused; failed when nobody knows, so that the client tries again. */
    public CompletionStage<Outcome<Receipt>> append(Append message) {
        var pending = new Lane.Pending(message, new CompletableFuture<>());
        Lane lane = lanes.get(Math.floorMod(message.conversationId().hashCode(), LANES));
        if (lane.offer(pending)) {
            return pending.outcome();
        }
        return CompletableFuture.completedFuture(new Outcome.Refused<>(
                Problem.retryLater(ProblemType.UNAVAILABLE, "Too many messages are waiting.", RETRY_AFTER)));
    }
}
