package dev.parley.realtime.append;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.realtime.log.LogState;
import dev.parley.realtime.log.MessageLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** A log that answers when the test says so. */
final class SlowLog implements MessageLog {
    private record Asked(List<Append> messages, CompletableFuture<List<Outcome<Receipt>>> answer) {}

    private final List<List<String>> texts = new ArrayList<>();
    private final Queue<Asked> asked = new ArrayDeque<>();
    private boolean throwing;

    List<List<String>> texts() {
        return texts;
    }

    boolean isAsked() {
        return !asked.isEmpty();
    }

    void answer() {
        Asked request = asked.remove();
        request.answer()
                .complete(IntStream.rangeClosed(1, request.messages().size())
                        .<Outcome<Receipt>>mapToObj(seq -> new Outcome.Done<>(AppendBatcherTest.receipt(seq)))
                        .toList());
    }

    void fail() {
        asked.remove().answer().completeExceptionally(new java.net.ConnectException());
    }

    void throwNext() {
        throwing = true;
    }

    @Override
    public CompletionStage<List<Outcome<Receipt>>> append(List<Append> messages) {
        if (throwing) {
            throwing = false;
            throw new IllegalStateException("thrown");
        }
        texts.add(messages.stream().map(Append::text).toList());
        var request = new Asked(messages, new CompletableFuture<>());
        asked.add(request);
        return request.answer();
    }

    @Override
    public CompletionStage<List<Outcome<Position>>> advance(List<Advance> advances) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<LogState>> sync(UUID user, Map<UUID, Long> positions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<AppendedEntry>> entries(UUID log, long after, int limit) {
        throw new UnsupportedOperationException();
    }
}
