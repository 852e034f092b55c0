package dev.parley.realtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.realtime.TestClient;
import dev.parley.realtime.TwoNodes;
import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@IntegrationTest
@Import(TwoNodes.class)
class DeliveryIT {
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private TwoNodes.SecondNode second;

    @Autowired
    private FakeMessageLog log;

    @Autowired
    private TestEvents events;

    @Autowired
    private LettuceConnectionFactory connections;

    @Test
    void reachesSessionsOnBothNodes() {
        UUID conversation = log.conversation(ada, grace);
        try (var sender = TestClient.resumed(port, ada);
                var here = TestClient.resumed(port, grace);
                var there = TestClient.resumed(second.port(), grace)) {
            for (int i = 0; i < 20; i++) {
                sender.ok(sender.message(conversation, "message " + i));
            }
            for (var client : List.of(sender, here, there)) {
                client.entry(conversation, 23);
                assertThat(client.seqs(conversation)).isEqualTo(range(4, 23));
            }
        }
    }

    @Test
    void resumesOnTheOtherNodeWithWhatIsMissing() {
        UUID conversation = log.conversation(ada, grace);
        log.message(conversation, ada, "before");
        try (var client = TestClient.connect(second.port(), grace)) {
            long id = client.send("resume", Map.of("positions", Map.of(conversation, 3, grace, 1)));
            assertThat(client.ok(id).path("logs").asInt()).isEqualTo(2);
            var told = client.await(frame -> "log".equals(frame.path("t").asString(""))
                    && conversation.toString().equals(frame.path("log").asString("")));
            assertThat(told.path("d").path("from").asLong()).isEqualTo(4);
            assertThat(told.path("d").path("entries")).hasSize(1);
            assertThat(client.push("caught-up")
                            .path("d")
                            .path("heads")
                            .path(conversation.toString())
                            .asLong())
                    .isEqualTo(4);
            log.message(conversation, ada, "after");
            client.entry(conversation, 5);
            assertThat(client.seqs(conversation)).containsExactly(5L);
        }
    }

    @Test
    void missesNothingOfABusyLogWhileItResumes() {
        UUID conversation = log.conversation(ada, grace);
        try (var client = TestClient.connect(port, grace)) {
            Thread writer = Thread.ofVirtual()
                    .start(() -> IntStream.range(0, 300).forEach(i -> log.message(conversation, ada, "message " + i)));
            for (int i = 0; i < 5; i++) {
                client.forget();
                client.ok(client.send("resume", Map.of("positions", Map.of(conversation, 3))));
            }
            long from = client.push("caught-up")
                            .path("d")
                            .path("heads")
                            .path(conversation.toString())
                            .asLong()
                    + 1;
            if (from <= 303) {
                client.entry(conversation, 303);
            }
            assertThat(client.seqs(conversation)).isEqualTo(range(from, 303));
            await().until(() -> !writer.isAlive());
        }
    }

    @Test
    void deliversOnceAndInOrderWhateverTheBrokerDoes() {
        UUID conversation = log.conversation(ada, grace);
        try (var client = TestClient.resumed(port, grace)) {
            List<EntriesAppended> shuffled = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                shuffled.add(new EntriesAppended(List.of(log.storeQuietly(conversation, ada, "message " + i))));
            }
            shuffled.addAll(shuffled.subList(0, 15));
            shuffled.removeFirst();
            Collections.shuffle(shuffled, new java.util.Random(7));
            shuffled.forEach(events::publish);
            client.entry(conversation, 33);
            assertThat(client.seqs(conversation)).isEqualTo(range(4, 33));
        }
    }

    @Test
    void catchesUpWithWhatTheBackplaneLostInAnOutage() {
        UUID conversation = log.conversation(ada, grace);
        try (var client = TestClient.resumed(port, grace)) {
            log.storeQuietly(conversation, ada, "published while nobody could hear");
            try (var redis = ((RedisClient) connections.getRequiredNativeClient()).connect()) {
                redis.sync().clientKill(KillArgs.Builder.typePubsub());
            }
            client.entry(conversation, 4);
            log.message(conversation, ada, "after");
            client.entry(conversation, 5);
            assertThat(client.seqs(conversation)).containsExactly(4L, 5L);
        }
    }

    @Test
    void followsAConversationThatTheUserIsAddedToFromItsStart() {
        UUID conversation = log.conversation(ada);
        log.message(conversation, ada, "before Grace");
        try (var client = TestClient.resumed(port, grace)) {
            log.join(conversation, grace);
            log.message(conversation, ada, "after");
            client.entry(conversation, 5);
            assertThat(client.seqs(conversation)).isEqualTo(range(1, 5));
        }
    }

    @Test
    void tellsARemovedMemberTheRemovalAndNothingMore() {
        UUID conversation = log.conversation(ada, grace);
        try (var removed = TestClient.resumed(port, grace);
                var witness = TestClient.resumed(port, ada)) {
            log.message(conversation, ada, "before");
            log.remove(conversation, grace);
            log.message(conversation, ada, "secret");
            witness.entry(conversation, 6);
            removed.entry(grace, 2);
            assertThat(removed.seqs(conversation)).containsExactly(4L, 5L);
            assertThat(removed.err(removed.send("typing", Map.of("conversationId", conversation, "typing", true))))
                    .isEqualTo("conversation-not-found");
            log.join(conversation, grace);
            removed.entry(conversation, 7);
        }
    }

    @Test
    void doesNotGiveAwayTheLogsOfOthers() {
        UUID conversation = log.conversation(ada);
        try (var stranger = TestClient.connect(port, grace);
                var witness = TestClient.resumed(port, ada)) {
            stranger.ok(stranger.send("resume", Map.of("positions", Map.of(conversation, 0, ada, 0))));
            assertThat(stranger.push("caught-up").path("d").path("heads")).isEmpty();
            assertThat(stranger.err(stranger.message(conversation, "let me in")))
                    .isEqualTo("conversation-not-found");
            log.message(conversation, ada, "secret");
            witness.entry(conversation, 3);
            assertThat(stranger.seqs(conversation)).isEmpty();
        }
    }

    @Test
    void tellsTypingAndPositionsToTheOthers() {
        UUID conversation = log.conversation(ada, grace);
        try (var writer = TestClient.resumed(port, ada);
                var reader = TestClient.resumed(second.port(), grace)) {
            writer.ok(writer.send("typing", Map.of("conversationId", conversation, "typing", true)));
            assertThat(reader.push("typing").path("d").path("userId").asString())
                    .isEqualTo(ada.toString());
            long id =
                    reader.send("position.advance", Map.of("conversationId", conversation, "delivered", 3, "read", 2));
            assertThat(reader.ok(id).path("read").asLong()).isEqualTo(2);
            assertThat(writer.push("position").path("d").path("delivered").asLong())
                    .isEqualTo(3);
            assertThat(writer.frames())
                    .noneMatch(frame -> "typing".equals(frame.path("t").asString("")));
        }
    }

    @Test
    void answersARepeatedMessageWithThePlaceOfTheFirst() {
        UUID conversation = log.conversation(ada);
        var message = Map.of("conversationId", conversation, "clientMessageId", UUID.randomUUID(), "text", "once");
        try (var client = TestClient.resumed(port, ada)) {
            var first = client.ok(client.send("message.send", message));
            var again = client.ok(client.send("message.send", message));
            assertThat(again.path("seq")).isEqualTo(first.path("seq"));
            assertThat(again.path("duplicate").asBoolean()).isTrue();
            client.entry(conversation, first.path("seq").asLong());
            assertThat(client.seqs(conversation)).hasSize(1);
        }
    }

    @Test
    void saysWhenTheLogDoesNotAnswer() {
        UUID conversation = log.conversation(ada);
        try (var client = TestClient.connect(port, ada)) {
            log.failNext(1);
            var refused = client.reply(client.send("resume", Map.of("positions", Map.of())));
            assertThat(TestClient.problem(refused)).isEqualTo("unavailable");
            assertThat(refused.path("err").path("retryAfterMs").asLong()).isPositive();
            client.ok(client.send("resume", Map.of("positions", Map.of())));
            log.failNext(2);
            assertThat(client.err(client.message(conversation, "lost?"))).isEqualTo("unavailable");
            client.ok(client.message(conversation, "stored"));
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
