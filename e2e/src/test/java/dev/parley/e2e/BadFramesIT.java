package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static dev.parley.e2e.People.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wrong frame gets its documented problem, the session goes on where it can, and nothing is stored twice. */
class BadFramesIT {
    private static final int MOST_FRAME_BYTES = 64 * 1024;
    private static String conversation = "";

    private Socket socket = ALICE.socket().live();

    @BeforeEach
    void openConversation() {
        if (conversation.isEmpty()) {
            conversation = ALICE.group("Bad frames", BOB);
        }
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{",
                "[]",
                "null",
                "17",
                "\"text\"",
                "{\"id\":1,",
                "{}",
                "{\"op\":\"ping\"}",
                "{\"id\":0,\"op\":\"ping\"}",
                "{\"id\":-1,\"op\":\"ping\"}",
                "{\"id\":\"1\",\"op\":\"ping\"}",
                "{\"id\":1.5,\"op\":\"ping\"}",
                "{\"id\":99999999999999999999,\"op\":\"ping\"}",
            })
    void framesWithoutAReadableIdAreRefused(String frame) {
        socket.raw(frame);
        var refusal = socket.await(reply -> reply.has("re") && reply.path("re").isNull());
        assertThat(refusal.at("/err/type").asString()).isEqualTo("https://parley.dev/problems/invalid-request");
        socket.ok("ping", Map.of());
    }

    @Test
    void unknownOperationsAreRefused() {
        for (String op : List.of("", "message", "message.delete", "MESSAGE.SEND", "__proto__")) {
            socket.refused("unknown-operation", op, Map.of());
        }
        socket.ok("ping", Map.of());
    }

    @Test
    void fieldsOfWrongTypesAreRefused() {
        var id = UUID.randomUUID();
        Stream.of(
                        Map.of(),
                        Map.of("conversationId", conversation, "clientMessageId", id),
                        Map.of("conversationId", conversation, "clientMessageId", id, "text", 17),
                        Map.of("conversationId", conversation, "clientMessageId", id, "text", List.of("a")),
                        Map.of("conversationId", 17, "clientMessageId", id, "text", "a"),
                        Map.of("conversationId", "not-a-uuid", "clientMessageId", id, "text", "a"),
                        Map.of("conversationId", conversation, "clientMessageId", "1", "text", "a"),
                        Map.of("conversationId", conversation, "clientMessageId", id, "text", ""))
                .forEach(d -> socket.refused("invalid-request", "message.send", d));
        socket.refused("invalid-request", "resume", Map.of("positions", List.of()));
        socket.refused("invalid-request", "resume", Map.of("positions", Map.of(conversation, "many")));
        socket.refused("invalid-request", "typing", Map.of("conversationId", conversation, "typing", "yes"));
        socket.refused("invalid-request", "position.advance", Map.of("conversationId", conversation, "read", "all"));
        socket.refused("invalid-request", "presence.watch", Map.of("userIds", "everybody"));
        assertNothingStored();
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        for (String text : List.of("x".repeat(8_001), "\ud83d\udca9".repeat(8_001))) {
            socket.refused("message-too-large", "message.send", Socket.message(conversation, UUID.randomUUID(), text));
        }
        assertNothingStored();
    }

    @Test
    void halfACharacterIsRefused() {
        socket.raw("{\"id\":77,\"op\":\"message.send\",\"d\":{\"conversationId\":\"" + conversation
                + "\",\"clientMessageId\":\"" + UUID.randomUUID() + "\",\"text\":\"\\ud800\"}}");
        assertThat(socket.await(reply -> reply.path("re").asLong(0) == 77)
                        .at("/err/type")
                        .asString())
                .endsWith("/invalid-request");
        assertNothingStored();
    }

    @Test
    void oversizedAndBinaryFramesAreNotTheProtocol() {
        socket.raw("{\"id\":1,\"op\":\"ping\",\"d\":{\"x\":\"" + "x".repeat(MOST_FRAME_BYTES) + "\"}}");
        assertThat(socket.closeCode()).isEqualTo(4400);
        socket = ALICE.socket().live();
        socket.binary(new byte[] {1, 2, 3});
        assertThat(socket.closeCode()).isEqualTo(4400);
    }

    @Test
    void foreignConversationsDoNotExist() {
        String foreign = BOB.group("Without Alice", CAROL);
        for (String id : List.of(foreign, UUID.randomUUID().toString(), BOB.id())) {
            socket.refused("conversation-not-found", "message.send", Socket.message(id, UUID.randomUUID(), "hello?"));
            socket.refused("conversation-not-found", "position.advance", Map.of("conversationId", id, "read", 1));
            socket.refused("conversation-not-found", "typing", Map.of("conversationId", id, "typing", true));
        }
        assertThat(BOB.texts(foreign)).isEmpty();
        socket.ok("ping", Map.of());
    }

    @Test
    void aMessageSentTwiceIsStoredOnce() {
        String own = ALICE.group("Twice", BOB);
        var id = UUID.randomUUID();
        var message = Socket.message(own, id, "once");
        var first = socket.ok("message.send", message);
        var again = socket.ok("message.send", message);
        assertThat(again.path("seq").asLong()).isEqualTo(first.path("seq").asLong());
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        try (var other = ALICE.socket().live()) {
            var sameTime = Socket.message(own, UUID.randomUUID(), "at the same time");
            var seqs = Stream.of(socket, other, socket, other)
                    .parallel()
                    .map(device ->
                            device.ok("message.send", sameTime).path("seq").asLong())
                    .distinct();
            assertThat(seqs).hasSize(1);
        }
        assertThat(ALICE.send(own, "once", id).path("duplicate").asBoolean()).isTrue();
        assertThat(BOB.texts(own)).containsExactly("once", "at the same time");
    }

    @Test
    void nothingIsDoneForWhoIsNotSignedIn() {
        try (var stranger = Socket.openAnonymously()) {
            stranger.refused("unauthenticated", "resume", Map.of("positions", Map.of()));
            stranger.refused(
                    "unauthenticated", "message.send", Socket.message(conversation, UUID.randomUUID(), "let me in"));
            stranger.refused("unauthenticated", "authenticate", Map.of("token", "nonsense"));
            stranger.ok("authenticate", Map.of("token", BOB.token()));
            stranger.live().ok("ping", Map.of());
        }
        assertNothingStored();
    }

    @Test
    void aTokenThatRanOutIsRefused() {
        org.assertj.core.api.Assumptions.assumeThat(Fleet.signingKey()).isPresent();
        String expired = ExpiredTokens.of(ALICE);
        try (var stranger = Socket.openAnonymously()) {
            stranger.refused("token-expired", "authenticate", Map.of("token", expired));
            stranger.ok("authenticate", Map.of("token", ALICE.token()));
            stranger.refused("token-expired", "token.refresh", Map.of("token", expired));
            stranger.ok("ping", Map.of());
        }
    }

    @Test
    void whoIsTooFastIsToldWhenToGoOn() {
        String flood = "{\"id\":%d,\"op\":\"ping\"}";
        for (int i = 1; i <= 400; i++) {
            socket.raw(flood.formatted(1_000 + i));
        }
        var refusal = socket.await(frame -> frame.at("/err/type").asString("").endsWith("/rate-limited"));
        assertThat(refusal.at("/err/retryAfterMs").asLong()).isPositive();
        await().until(() -> socket.reply("ping", Map.of()).has("ok"));
    }

    private static void assertNothingStored() {
        assertThat(BOB.texts(conversation)).isEmpty();
    }
}
