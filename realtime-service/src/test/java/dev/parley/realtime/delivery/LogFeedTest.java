package dev.parley.realtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.realtime.backplane.Backplane;
import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.realtime.session.Bench;
import dev.parley.realtime.session.FakeSocket;
import dev.parley.realtime.session.Session;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogFeedTest {
    private final UUID user = UUID.randomUUID();
    private final FakeMessageLog log = new FakeMessageLog(event -> {});
    private final UUID conversation = log.conversation(user);
    private final HandBackplane backplane = new HandBackplane();
    private final Bench bench = new Bench();
    private final LogFeeds feeds = new LogFeeds(backplane, log, bench.frames, bench.clock, new SimpleMeterRegistry());
    private final FakeSocket socket = new FakeSocket();
    private final Gate gate = new Gate(1);
    private final Session session = bench.of(user, socket);
    private final Following following = new Following(session, feeds, new MembershipChanges(log, bench.frames, gate));

    /** The log stands at 2 and the session has it. */
    @BeforeEach
    void follow() {
        following.hold(List.of(conversation));
        following.live(conversation, 2);
    }

    @Test
    void deliversInOrder() {
        arrive(3, 4, 5);
        assertThat(socket.frames()).containsExactly("3", "4", "5");
    }

    @Test
    void holdsBackWhatComesEarly() {
        arrive(5, 4);
        assertThat(socket.frames()).isEmpty();
        arrive(3);
        assertThat(socket.frames()).containsExactly("3", "4", "5");
    }

    @Test
    void dropsDuplicates() {
        arrive(3, 3, 2, 1, 4, 3, 4);
        assertThat(socket.frames()).containsExactly("3", "4");
    }

    @Test
    void asksTheLogForWhatDoesNotArriveInTime() {
        store(2);
        arrive(4);
        feeds.fillGaps();
        assertThat(socket.frames()).isEmpty();
        bench.clock.advance(Duration.ofMillis(101));
        feeds.fillGaps();
        assertThat(socket.frames()).hasSize(2);
        assertThat(log.calls()).containsOnlyOnce("entries");
    }

    @Test
    void doesNotAskWhenTheGapClosesByItself() {
        arrive(4);
        feeds.fillGaps();
        arrive(3);
        bench.clock.advance(Duration.ofMillis(200));
        feeds.fillGaps();
        assertThat(log.calls()).isEmpty();
    }

    @Test
    void asksAgainWhenNobodyAnswers() {
        store(2);
        arrive(4);
        log.failNext(1);
        for (int i = 0; i < 4; i++) {
            feeds.fillGaps();
            bench.clock.advance(Duration.ofMillis(101));
        }
        assertThat(socket.frames()).hasSize(2);
    }

    @Test
    void fillsALongGapInPages() {
        store(1_000);
        arrive(1_002);
        for (int i = 0; i < 30; i++) {
            feeds.fillGaps();
            bench.clock.advance(Duration.ofMillis(101));
        }
        assertThat(socket.frames()).hasSize(1_000);
    }

    @Test
    void asksTheLogAfterAnOutageOfTheBackplane() {
        store(3);
        backplane.cameBack();
        feeds.fillGaps();
        assertThat(socket.frames()).hasSize(3);
        feeds.fillGaps();
        assertThat(log.calls()).containsOnlyOnce("entries");
    }

    @Test
    void holdsWhatArrivesDuringAResumeAndSendsWhatIsNewer() {
        arrive(3);
        socket.frames();
        following.hold(List.of(conversation));
        arrive(4, 5, 6);
        assertThat(socket.frames()).isEmpty();
        following.live(conversation, 5);
        assertThat(socket.frames()).containsExactly("6");
    }

    @Test
    void isSharedByTheSessionsOfTheNode() {
        var other = new FakeSocket();
        var second = new Following(bench.of(user, other), feeds, new MembershipChanges(log, bench.frames, gate));
        arrive(3);
        second.hold(List.of(conversation));
        second.live(conversation, 3);
        arrive(4);
        assertThat(socket.frames()).containsExactly("3", "4");
        assertThat(other.frames()).containsExactly("4");
        second.close();
        following.close();
        assertThat(backplane.topics).isEmpty();
    }

    @Test
    void limitsASessionThatHoldsTooMuch() {
        following.hold(List.of(conversation));
        for (int seq = 3; seq < 1_100; seq++) {
            arrive(seq);
        }
        assertThat(socket.frames()).containsExactly("{\"t\":\"limited\"}");
        assertThat(following.knows(conversation)).isFalse();
    }

    private void store(int entries) {
        for (int i = 0; i < entries; i++) {
            log.storeQuietly(conversation, user, "text");
        }
    }

    private void arrive(long... seqs) {
        for (long seq : seqs) {
            byte[] frame = Long.toString(seq).getBytes(StandardCharsets.UTF_8);
            backplane.deliver(
                    LogFeeds.topic(conversation),
                    Signal.encode(new Signal.Entry(seq, Signal.Change.NONE, null, frame)));
            socket.run();
        }
    }

    /** Carries what the test hands it. */
    private static final class HandBackplane implements Backplane {
        private final Map<String, Consumer<byte[]>> topics = new HashMap<>();
        private Runnable returned = () -> {};

        void deliver(String topic, byte[] message) {
            topics.getOrDefault(topic, nobody -> {}).accept(message);
        }

        void cameBack() {
            returned.run();
        }

        @Override
        public CompletionStage<Void> publish(String topic, byte[] message) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> subscribe(String topic, Consumer<byte[]> listener) {
            topics.put(topic, listener);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void unsubscribe(String topic) {
            topics.remove(topic);
        }

        @Override
        public void onReturn(Runnable listener) {
            returned = listener;
        }
    }
}
