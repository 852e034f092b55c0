package dev.parley.realtime.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.realtime.log.MessageLog.Append;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.log.MessageLog.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppendBatcherTest {
    private final UUID conversation = UUID.randomUUID();
    private final SlowLog log = new SlowLog();
    private final AppendBatcher batcher = new AppendBatcher(log, new AppendMetrics(new SimpleMeterRegistry()));

    @Test
    void sendsTheFirstAtOnceAndGathersTheNext() {
        append("1");
        append("2");
        append("3");
        assertThat(log.texts()).containsExactly(List.of("1"));
        log.answer();
        assertThat(log.texts()).containsExactly(List.of("1"), List.of("2", "3"));
    }

    @Test
    void keepsTheOrderOfAConversation() {
        for (int i = 0; i < 450; i++) {
            append("" + i);
        }
        while (log.isAsked()) {
            log.answer();
        }
        assertThat(log.texts().stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(0, 450).mapToObj(i -> "" + i).toList());
        assertThat(log.texts()).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void givesEachItsOwnAnswer() {
        append("1");
        var second = append("2");
        var third = append("3");
        log.answer();
        assertThat(second).isNotDone();
        log.answer();
        assertThat(seq(second)).isEqualTo(1);
        assertThat(seq(third)).isEqualTo(2);
    }

    @Test
    void repeatsAFailedRequestOnceAndThenSaysSo() {
        var outcome = append("1");
        log.fail();
        assertThat(outcome).isNotDone();
        log.fail();
        assertThat(outcome).isCompletedExceptionally();
        assertThat(log.texts()).containsExactly(List.of("1"), List.of("1"));
        append("2");
        assertThat(log.texts()).hasSize(3);
    }

    @Test
    void goesOnAfterALogThatThrows() {
        log.throwNext();
        append("1");
        var outcome = append("2");
        while (log.isAsked()) {
            log.answer();
        }
        assertThat(outcome).isCompleted();
    }

    @Test
    void refusesWhatItCannotHold() {
        List<CompletionStage<Outcome<Receipt>>> outcomes =
                IntStream.range(0, 2_002).mapToObj(i -> append("" + i)).toList();
        assertThat(outcomes.getLast())
                .isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Refused<?> no
                        && no.problem().type() == ProblemType.UNAVAILABLE
                        && no.problem().retryAfter() != null);
    }

    @Test
    void doesNotHoldUpOtherConversations() {
        append("1");
        for (int i = 0; i < 32; i++) {
            batcher.append(new Append(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "other"));
        }
        assertThat(log.texts()).hasSize(2);
    }

    private CompletionStage<Outcome<Receipt>> append(String text) {
        return batcher.append(new Append(UUID.randomUUID(), conversation, UUID.randomUUID(), text));
    }

    private static long seq(CompletionStage<Outcome<Receipt>> outcome) {
        return ((Outcome.Done<Receipt>) outcome.toCompletableFuture().join())
                .answer()
                .seq();
    }

    static Receipt receipt(int seq) {
        return new Receipt(seq, Instant.EPOCH, false);
    }
}
