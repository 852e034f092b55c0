package dev.parley.realtime.backplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every backplane does. */
interface BackplaneContract {
    /** One node's. */
    Backplane backplane();

    /** That of another node; the same where there can be only one. */
    Backplane other();

    @Test
    default void carriesWhatIsPublishedAfterTheSubscription() {
        var topic = new Topic();
        topic.subscribe(backplane());
        join(other().publish(topic.name, bytes("hello")));
        topic.awaitMessages("hello");
    }

    @Test
    default void keepsTheOrderOfATopic() {
        var topic = new Topic();
        topic.subscribe(backplane());
        List<String> messages =
                IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        messages.forEach(message -> other().publish(topic.name, bytes(message)));
        topic.awaitMessages(messages.toArray(String[]::new));
    }

    @Test
    default void carriesNothingOfOtherTopics() {
        var mine = new Topic();
        var foreign = new Topic();
        mine.subscribe(backplane());
        join(other().publish(foreign.name, bytes("foreign")));
        join(other().publish(mine.name, bytes("mine")));
        mine.awaitMessages("mine");
        assertThat(foreign.messages).isEmpty();
    }

    @Test
    default void carriesNothingAfterTheEndOfASubscription() {
        var ended = new Topic();
        var witness = new Topic();
        ended.subscribe(backplane());
        witness.subscribe(backplane());
        backplane().unsubscribe(ended.name);
        join(other().publish(ended.name, bytes("too late")));
        join(other().publish(witness.name, bytes("done")));
        witness.awaitMessages("done");
        assertThat(ended.messages).isEmpty();
    }

    @Test
    default void subscribesAgainAfterTheEnd() {
        var topic = new Topic();
        topic.subscribe(backplane());
        backplane().unsubscribe(topic.name);
        topic.subscribe(backplane());
        join(other().publish(topic.name, bytes("again")));
        topic.awaitMessages("again");
    }

    @Test
    default void takesWhatNobodyHears() {
        join(backplane().publish("log:" + UUID.randomUUID(), bytes("alone")));
    }

    @Test
    default void carriesEveryByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        var received = new CompletableFuture<byte[]>();
        String topic = "log:" + UUID.randomUUID();
        join(backplane().subscribe(topic, received::complete));
        join(other().publish(topic, all));
        assertThat(received.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(all);
    }

    private static void join(CompletionStage<?> stage) {
        stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A topic of the test's own, and what has come in it. */
    final class Topic {
        final String name = "log:" + UUID.randomUUID();
        final List<String> messages = new CopyOnWriteArrayList<>();

        void subscribe(Backplane backplane) {
            join(backplane.subscribe(name, message -> messages.add(new String(message, StandardCharsets.UTF_8))));
        }

        void awaitMessages(String... expected) {
            await().untilAsserted(() -> assertThat(messages).containsExactly(expected));
        }
    }
}
