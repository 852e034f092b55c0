package dev.parley.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.contracts.auth.v1.SessionRevoked;
import dev.parley.realtime.TestClient;
import dev.parley.realtime.TwoNodes;
import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import dev.parley.test.TestTokens;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
@Import(TwoNodes.class)
class SessionIT {
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
    private WebTestClient http;

    @Test
    void greetsAndTakesTheTokenFromTheHeader() {
        try (var client = TestClient.connect(port, ada)) {
            var hello = client.push("hello").path("d");
            assertThat(hello.path("authenticated").asBoolean()).isTrue();
            assertThat(hello.path("protocol").asString()).isEqualTo("parley.v1");
            assertThat(hello.path("maxFrameBytes").asInt()).isEqualTo(65_536);
            client.ok(client.send("ping", Map.of()));
        }
    }

    @Test
    void takesTheTokenFromTheSubprotocols() {
        try (var client = TestClient.withProtocols(port, "parley.v1", "bearer." + TestTokens.user(ada))) {
            assertThat(client.push("hello").path("d").path("authenticated").asBoolean())
                    .isTrue();
            client.ok(client.send("resume", Map.of("positions", Map.of())));
        }
    }

    @Test
    void takesTheTokenFromAFrameAndForgivesAWrongOne() {
        try (var client = TestClient.anonymous(port)) {
            assertThat(client.push("hello").path("d").path("authenticated").asBoolean())
                    .isFalse();
            assertThat(client.err(client.send("resume", Map.of("positions", Map.of()))))
                    .isEqualTo("unauthenticated");
            assertThat(client.err(client.send("authenticate", Map.of("token", TestTokens.forged(ada)))))
                    .isEqualTo("unauthenticated");
            assertThat(client.err(client.send("authenticate", Map.of("token", TestTokens.expired(ada)))))
                    .isEqualTo("token-expired");
            assertThat(client.err(client.send("authenticate", Map.of("token", TestTokens.service("x")))))
                    .isEqualTo("forbidden");
            var ok = client.ok(client.send("authenticate", Map.of("token", TestTokens.user(ada))));
            assertThat(ok.path("userId").asString()).isEqualTo(ada.toString());
            assertThat(Instant.parse(ok.path("expiresAt").asString())).isAfter(Instant.now());
            client.ok(client.send("resume", Map.of("positions", Map.of())));
        }
    }

    @Test
    void refusesTheUpgradeWithAWrongHeader() {
        assertThat(refusal(TestTokens.forged(ada))).isEqualTo(401);
        assertThat(refusal(TestTokens.expired(ada))).isEqualTo(401);
        assertThat(refusal(TestTokens.service("messaging-service"))).isEqualTo(403);
    }

    @Test
    void closesWithACodeThatBrowsersSeeWhenTheSubprotocolsTokenIsWrong() {
        try (var client = TestClient.withProtocols(port, "parley.v1", "bearer." + TestTokens.expired(ada))) {
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void answersAPlainRequestWithAProblem() {
        http.get()
                .uri("/v1/realtime")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://parley.dev/problems/invalid-request");
    }

    @Test
    void renewsItsTokenButNotForSomebodyElse() {
        try (var client = TestClient.connect(port, ada)) {
            var ok = client.ok(client.send("token.refresh", Map.of("token", TestTokens.user(ada))));
            assertThat(Instant.parse(ok.path("expiresAt").asString())).isAfter(Instant.now());
            assertThat(client.err(client.send("token.refresh", Map.of("token", TestTokens.user(grace)))))
                    .isEqualTo("forbidden");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "this is not JSON|invalid-request",
                "[1,2]|invalid-request",
                "{\"id\":7,\"op\":\"message.unsend\"}|unknown-operation",
                "{\"id\":7,\"op\":\"message.send\",\"d\":{\"text\":5}}|invalid-request",
                "{\"id\":7,\"op\":\"position.advance\",\"d\":{\"conversationId\":\"0199c0de-0000-7000-8000-00000000000a\"}}|invalid-request"
            })
    void goesOnAfterAFrameThatIsWrong(String frame, String problem) {
        try (var client = TestClient.connect(port, ada)) {
            client.raw(frame);
            assertThat(TestClient.problem(client.await(reply -> reply.has("err"))))
                    .isEqualTo(problem);
            client.ok(client.send("ping", Map.of()));
        }
    }

    @Test
    void namesTheTextsThatItDoesNotTake() {
        UUID conversation = log.conversation(ada);
        try (var client = TestClient.connect(port, ada)) {
            assertThat(client.err(client.message(conversation, ""))).isEqualTo("invalid-request");
            assertThat(client.err(client.message(conversation, "x".repeat(8_001))))
                    .isEqualTo("message-too-large");
            client.ok(client.message(conversation, "\uD83D\uDC69".repeat(8_000)));
            client.raw("{\"id\":99,\"op\":\"message.send\",\"d\":{\"conversationId\":\"" + conversation
                    + "\",\"clientMessageId\":\"" + UUID.randomUUID() + "\",\"text\":\"\\ud83d\"}}");
            assertThat(client.err(99)).isEqualTo("invalid-request");
        }
    }

    @Test
    void endsSessionsThatDoNotSpeakTheProtocol() {
        try (var binary = TestClient.connect(port, ada);
                var large = TestClient.connect(port, ada);
                var fragmented = TestClient.connect(port, ada)) {
            binary.binary(new byte[] {1, 2, 3});
            assertThat(binary.closeCode()).isEqualTo(4400);
            var cutOff = catchThrowable(() -> large.raw("x".repeat(65_537)));
            assertThat(large.closeCode()).isEqualTo(4400);
            cutOff = catchThrowable(() -> {
                for (int i = 0; i < 5; i++) {
                    fragmented.fragment("x".repeat(20_000), i == 4);
                }
            });
            assertThat(fragmented.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void joinsFragments() {
        try (var client = TestClient.connect(port, ada)) {
            client.fragment("{\"id\":5,\"op\"", false);
            client.fragment(":\"pi", false);
            client.fragment("ng\"}", true);
            client.ok(5);
        }
    }

    @Test
    void slowsDownWhoIsTooFast() {
        try (var client = TestClient.connect(port, ada)) {
            long last = 0;
            for (int i = 0; i < 260; i++) {
                last = client.send("ping", Map.of());
            }
            client.reply(last);
            var refused = client.await(reply -> reply.has("err"));
            assertThat(TestClient.problem(refused)).isEqualTo("rate-limited");
            assertThat(refused.path("err").path("retryAfterMs").asLong()).isBetween(1L, 1_000L);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void allowsTwentySessionsOfAUser() {
        List<TestClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                var client = TestClient.connect(port, ada);
                clients.add(client);
                client.ok(client.send("ping", Map.of()));
            }
            try (var oneMore = TestClient.connect(port, ada)) {
                assertThat(oneMore.closeCode()).isEqualTo(4429);
            }
        } finally {
            clients.forEach(TestClient::close);
        }
    }

    @Test
    void endsWithTheSignInOnEveryNode() {
        UUID signIn = UUID.randomUUID();
        try (var here = TestClient.withHeader(port, TestTokens.user(ada, signIn));
                var there = TestClient.withHeader(second.port(), TestTokens.user(ada, signIn));
                var another = TestClient.connect(port, ada)) {
            for (var client : List.of(here, there, another)) {
                client.ok(client.send("resume", Map.of("positions", Map.of())));
            }
            events.publish(new SessionRevoked(signIn, ada, Instant.now()));
            assertThat(here.closeCode()).isEqualTo(4403);
            assertThat(there.closeCode()).isEqualTo(4403);
            another.ok(another.send("ping", Map.of()));
        }
        try (var again = TestClient.withHeader(port, TestTokens.user(ada, signIn))) {
            assertThat(again.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void limitsASlowReaderAndLetsItCatchUp() {
        UUID conversation = log.conversation(ada, grace);
        String text = "\u8a9e".repeat(8_000);
        try (var slow = TestClient.resumed(port, grace)) {
            slow.pauseReading();
            for (int i = 0; i < 1_000; i++) {
                log.message(conversation, ada, text);
            }
            slow.resumeReading();
            slow.push("limited");
            long last = slow.seqs(conversation).getLast();
            assertThat(last).isLessThan(log.head(conversation));
            slow.forget();
            slow.ok(slow.send("resume", Map.of("positions", Map.of(conversation, last))));
            log.message(conversation, ada, "small");
            slow.entry(conversation, log.head(conversation));
            assertThat(slow.seqs(conversation)).hasSize(1);
        }
    }

    @Test
    void sendsItsClientsElsewhereBeforeTheNodeStops() {
        try (var client = TestClient.resumed(second.port(), ada)) {
            second.stop();
            assertThat(client.push("drain").path("d").path("reconnectAfterMs").asLong())
                    .isBetween(0L, 5_000L);
            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    private int refusal(String token) {
        Throwable failure = catchThrowable(() -> TestClient.withHeader(port, token));
        return failure.getCause() instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : 0;
    }
}
