package dev.parley.realtime.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.realtime.log.MessageLog.Advance;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.log.MessageLog.Position;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PositionBatcherTest {
    private final UUID user = UUID.randomUUID();
    private final AtomicReference<Runnable> onEvent = new AtomicReference<>(() -> {});
    private final FakeMessageLog log = new FakeMessageLog(event -> onEvent.get().run());
    private final UUID conversation = log.conversation(user);
    private final PositionBatcher batcher = new PositionBatcher(log);

    @Test
    void answersTheMergedPositions() {
        batcher.advance(new Advance(user, conversation, 7L, 5L));
        assertThat(position(batcher.advance(new Advance(user, conversation, 6L, null))))
                .isEqualTo(new Position(7, 5, 0));
    }

    @Test
    void mergesWhatWaitsByTheMaximum() {
        // While the first request is on its way, three more come.
        var waiting = new AtomicReference<CompletionStage<Outcome<Position>>>();
        onEvent.set(() -> {
            onEvent.set(() -> {});
            batcher.advance(new Advance(user, conversation, 3L, null));
            batcher.advance(new Advance(user, conversation, null, 2L));
            waiting.set(batcher.advance(new Advance(user, conversation, 2L, null)));
        });
        batcher.advance(new Advance(user, conversation, 1L, null));
        assertThat(position(waiting.get())).isEqualTo(new Position(3, 2, 0));
        assertThat(log.calls()).containsExactly("advance 1", "advance 1");
    }

    @Test
    void repeatsAFailedRequestOnce() {
        log.failNext(1);
        assertThat(batcher.advance(new Advance(user, conversation, 1L, 1L))).isCompleted();
        log.failNext(2);
        assertThat(batcher.advance(new Advance(user, conversation, 2L, 2L))).isCompletedExceptionally();
        assertThat(batcher.advance(new Advance(user, conversation, 3L, 3L))).isCompleted();
    }

    @Test
    void refusesStrangers() {
        assertThat(batcher.advance(new Advance(UUID.randomUUID(), conversation, 1L, 1L)))
                .isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Refused<?>);
    }

    private static Position position(CompletionStage<Outcome<Position>> outcome) {
        return ((Outcome.Done<Position>) outcome.toCompletableFuture().join()).answer();
    }
}
