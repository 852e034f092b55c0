package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static dev.parley.e2e.People.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two people chat. The gateway takes nodes in turn, so that sockets opened one after the other are on different ones. */
class ChatIT {
    private static final int MESSAGES = 40;

    @Test
    void socketsAreSpreadOverTheNodes() throws Exception {
        assumeThat(Fleet.variable("PARLEY_REALTIME_SERVICE_2_MANAGEMENT_PORT")).isPresent();
        try (var first = ALICE.socket();
                var second = ALICE.socket();
                var third = ALICE.socket();
                var fourth = ALICE.socket()) {
            assertThat(List.of(first, second, third, fourth)).doesNotContainNull();
            assertThat(sessions("PARLEY_REALTIME_SERVICE_MANAGEMENT_PORT")).isPositive();
            assertThat(sessions("PARLEY_REALTIME_SERVICE_2_MANAGEMENT_PORT")).isPositive();
        }
    }

    @Test
    void bothSeeEverythingOnceAndInTheSameOrder() {
        String conversation = ALICE.conversationWith(BOB);
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live();
                var alicesOtherDevice = ALICE.socket().live()) {
            long before = head(conversation);
            IntStream.range(0, MESSAGES).parallel().forEach(number -> {
                var ack = (number % 2 == 0 ? alice : bob).send(conversation, "message " + number);
                assertThat(ack.path("seq").asLong()).isGreaterThan(before);
                assertThat(ack.path("duplicate").asBoolean()).isFalse();
            });
            var expected = LongStream.rangeClosed(before + 1, before + MESSAGES)
                    .boxed()
                    .toList();
            for (Socket socket : List.of(alice, bob, alicesOtherDevice)) {
                await().untilAsserted(
                                () -> assertThat(socket.seqs(conversation)).isEqualTo(expected));
            }
        }
    }

    @Test
    void anAcknowledgedMessageIsStored() {
        String conversation = ALICE.group("Stored", BOB);
        try (var alice = ALICE.socket().live()) {
            long seq = alice.send(conversation, "kept").path("seq").asLong();
            var newest = BOB.entries(conversation, "limit=1").at("/entries/0");
            assertThat(newest.path("seq").asLong()).isEqualTo(seq);
            assertThat(newest.at("/content/text").asString()).isEqualTo("kept");
            assertThat(newest.path("senderId").asString()).isEqualTo(ALICE.id());
        }
    }

    @Test
    void whoWasAwayGetsWhatIsMissingAndNothingTwice() {
        String conversation = ALICE.group("Away", BOB);
        var bob = BOB.socket().live();
        try (var alice = ALICE.socket().live()) {
            alice.send(conversation, "before");
            long seen = bob.entry(conversation, "before").path("seq").asLong();
            bob.drop();
            IntStream.range(0, 5).forEach(number -> alice.send(conversation, "while away " + number));
            try (var back = BOB.socket().resume(Map.of(conversation, seen))) {
                var log = back.await(frame -> frame.path("t").asString("").equals("log")
                        && frame.path("log").asString("").equals(conversation));
                assertThat(log.at("/d/limited").asBoolean()).isFalse();
                assertThat(log.at("/d/entries")
                                .valueStream()
                                .map(entry -> entry.path("seq").asLong()))
                        .containsExactly(seen + 1, seen + 2, seen + 3, seen + 4, seen + 5);
                alice.send(conversation, "after");
                assertThat(back.entry(conversation, "after").path("seq").asLong())
                        .isEqualTo(seen + 6);
                assertThat(back.seqs(conversation)).containsExactly(seen + 6);
            }
        }
    }

    @Test
    void whoKnowsNothingGetsTheNewestAndReadsTheRest() {
        String conversation = ALICE.group("Long", BOB);
        var messages = IntStream.range(0, 100)
                .mapToObj(number -> Socket.message(conversation, UUID.randomUUID(), "old " + number))
                .toList();
        ALICE.http().post("/v1/messages/batch", Map.of("messages", messages)).expect(200);
        ALICE.http()
                .post("/v1/messages/batch", Map.of("messages", messages.subList(0, 1)))
                .expect(200);
        try (var bob = BOB.socket().live()) {
            var log = bob.await(frame -> frame.path("t").asString("").equals("log")
                    && frame.path("log").asString("").equals(conversation));
            assertThat(log.at("/d/limited").asBoolean()).isTrue();
            assertThat(log.at("/d/entries").size()).isEqualTo(20);
            assertThat(log.at("/d/unread").asLong()).isEqualTo(100);
            long from = log.at("/d/from").asLong();
            assertThat(BOB.entries(conversation, "before=" + from + "&limit=100")
                            .path("entries")
                            .size())
                    .isEqualTo(from - 1);
        }
        assertThat(BOB.texts(conversation)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void positionsMoveForwardOnlyAndOthersSeeThem() {
        String conversation = ALICE.group("Positions", BOB);
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live()) {
            long seq = alice.send(conversation, "read me").path("seq").asLong();
            bob.ok("position.advance", Map.of("conversationId", conversation, "delivered", seq));
            var merged = bob.ok("position.advance", Map.of("conversationId", conversation, "read", seq));
            assertThat(merged.path("read").asLong()).isEqualTo(seq);
            assertThat(merged.path("unread").asLong()).isZero();
            alice.await(frame -> frame.path("t").asString("").equals("position")
                    && frame.at("/d/userId").asString("").equals(BOB.id())
                    && frame.at("/d/read").asLong() == seq);
            var back = bob.ok("position.advance", Map.of("conversationId", conversation, "read", 1));
            assertThat(back.path("read").asLong()).isEqualTo(seq);
        }
    }

    @Test
    void typingIsSeenByOthers() {
        String conversation = ALICE.conversationWith(BOB);
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live()) {
            bob.ok("typing", Map.of("conversationId", conversation, "typing", true));
            alice.await(frame -> frame.path("t").asString("").equals("typing")
                    && frame.path("log").asString("").equals(conversation)
                    && frame.at("/d/userId").asString("").equals(BOB.id()));
        }
    }

    @Test
    void presenceComesAndGoes() {
        Person session = Person.login(CAROL.username());
        try (var alice = ALICE.socket().live()) {
            alice.ok("presence.watch", Map.of("userIds", List.of(CAROL.id())));
            var carol = session.socket().live();
            alice.await(frame -> isPresence(frame, true));
            await().untilAsserted(() -> assertThat(ALICE.http()
                            .get("/v1/presence?userIds=" + CAROL.id())
                            .expect(200)
                            .path("online")
                            .size())
                    .isEqualTo(1));
            carol.close();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> alice.frames().stream().anyMatch(frame -> isPresence(frame, false)));
        }
    }

    @Test
    void aNewTokenProlongsTheSession() {
        Person session = Person.login(ALICE.username());
        try (var socket = session.socket().live()) {
            var renewed = Http.ANONYMOUS
                    .post("/v1/auth/refresh", Map.of("refreshToken", session.refreshToken()))
                    .expect(200);
            assertThat(socket.ok(
                                    "token.refresh",
                                    Map.of("token", renewed.path("accessToken").asString()))
                            .path("expiresAt")
                            .asString())
                    .isNotBlank();
            socket.refused("unauthenticated", "token.refresh", Map.of("token", "nonsense"));
            socket.ok("ping", Map.of());
        }
    }

    @Test
    void aNewConversationIsFollowedAtOnce() {
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live()) {
            String conversation = ALICE.group("New", BOB);
            bob.await(frame -> frame.at("/d/kind").asString("").equals("conversation-joined")
                    && frame.at("/d/content/conversationId").asString("").equals(conversation));
            bob.entryOfKind(conversation, "conversation-created");
            alice.send(conversation, "welcome");
            assertThat(bob.entry(conversation, "welcome").path("seq").asLong()).isEqualTo(2);
        }
    }

    @Test
    void aRemovedMemberHearsAndSaysNoMore() {
        String conversation = ALICE.group("Removal", BOB, CAROL);
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live();
                var carol = CAROL.socket().live()) {
            alice.send(conversation, "all of you");
            bob.entry(conversation, "all of you");
            ALICE.http()
                    .delete("/v1/conversations/" + conversation + "/members/" + BOB.id())
                    .expect(204);
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> bob.reply(
                                    "message.send", Socket.message(conversation, UUID.randomUUID(), "still here?"))
                            .at("/err/type")
                            .asString("")
                            .endsWith("/conversation-not-found"));
            bob.await(frame -> frame.at("/d/kind").asString("").equals("conversation-left"));
            alice.send(conversation, "without Bob");
            carol.entry(conversation, "without Bob");
            BOB.http()
                    .get("/v1/conversations/" + conversation + "/entries")
                    .expectProblem(404, "conversation-not-found");
            bob.ok("ping", Map.of());
            assertThat(bob.frames().toString()).doesNotContain("without Bob");
        }
    }

    private static boolean isPresence(tools.jackson.databind.JsonNode frame, boolean online) {
        return frame.path("t").asString("").equals("presence")
                && frame.at("/d/userId").asString("").equals(CAROL.id())
                && frame.at("/d/online").asBoolean() == online;
    }

    private static long head(String conversation) {
        await().until(() -> ALICE.http()
                        .get("/v1/conversations/" + conversation + "/entries")
                        .status()
                == 200);
        return ALICE.entries(conversation, "limit=1").path("head").asLong();
    }

    private static double sessions(String portVariable) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + Fleet.variable(portVariable).orElseThrow() + "/actuator/prometheus");
        String metrics = Http.CLIENT
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("parley_realtime_sessions{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
