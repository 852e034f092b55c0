package dev.parley.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class SocketIT extends Fleet {
    @LocalServerPort
    private int port;

    @Autowired
    private WebTestClient http;

    @Autowired
    private MeterRegistry meters;

    private final HttpClient client = HttpClient.newHttpClient();

    @RepeatedTest(4)
    void carriesFramesOfAnySizeBothWaysAlthoughANodeIsGone() throws Exception {
        var frames = new Frames();
        var socket = client.newWebSocketBuilder()
                .subprotocols("parley.v1")
                .header("Authorization", "Bearer " + TestTokens.user(UUID.randomUUID()))
                .buildAsync(uri("/v1/realtime"), frames)
                .join();
        assertThat(socket.getSubprotocol()).isEqualTo("parley.v1");
        assertThat(frames.next()).contains("X-Request-Id").contains("X-Forwarded-For");
        for (String text : new String[] {"a", "grüß dich 👋", "x".repeat(200_000)}) {
            socket.sendText(text, true).join();
            assertThat(frames.next()).isEqualTo(text);
        }
        socket.abort();
    }

    @Test
    void passesOnWhyANodeCloses() throws Exception {
        var frames = new Frames();
        var socket = client.newWebSocketBuilder()
                .subprotocols("parley.v1")
                .buildAsync(uri("/v1/realtime"), frames)
                .join();
        frames.next();
        socket.sendText("bye", true).join();
        assertThat(frames.closed.get(5, TimeUnit.SECONDS)).isEqualTo(4001);
    }

    @Test
    void forgetsSocketsThatAreGone() throws Exception {
        var frames = new Frames();
        var socket = client.newWebSocketBuilder()
                .subprotocols("parley.v1")
                .buildAsync(uri("/v1/realtime"), frames)
                .join();
        frames.next();
        var open = meters.get("parley.gateway.sockets").gauge();
        assertThat(open.value()).isPositive();
        socket.abort();
        await().until(() -> open.value() == 0);
    }

    @Test
    void movesABrowsersTokenToWhereTokensBelong() throws Exception {
        var frames = new Frames();
        String token = TestTokens.user(UUID.randomUUID());
        var socket = client.newWebSocketBuilder()
                .subprotocols("parley.v1", "bearer." + token)
                .buildAsync(uri("/v1/realtime"), frames)
                .join();
        assertThat(socket.getSubprotocol()).isEqualTo("parley.v1");
        assertThat(frames.next()).contains("Bearer " + token).doesNotContain("bearer." + token);
        socket.abort();
    }

    @Test
    void leavesItToTheNodeToTellABrowserThatItsTokenIsNotGood() throws Exception {
        var frames = new Frames();
        String token = TestTokens.expired(UUID.randomUUID());
        var socket = client.newWebSocketBuilder()
                .subprotocols("parley.v1", "bearer." + token)
                .buildAsync(uri("/v1/realtime"), frames)
                .join();
        assertThat(frames.next()).contains("bearer." + token).doesNotContain("Bearer ");
        socket.abort();
    }

    @Test
    void refusesATokenInTheHeaderThatIsNotGood() {
        var opening = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + TestTokens.expired(UUID.randomUUID()))
                .buildAsync(uri("/v1/realtime"), new Frames());
        assertThat(status(opening)).isEqualTo(401);
    }

    @Test
    void passesOnThatANodeRefuses() {
        assertThat(refusal("/v1/realtime?full", "parley.v1")).isEqualTo(503);
    }

    @Test
    void doesNotUpgradeElsewhere() {
        assertThat(refusal("/v1/auth/login", "parley.v1")).isEqualTo(400);
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        http.get()
                .uri("/v1/realtime")
                .header("Origin", "https://evil.example")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void saysThatItIsAWebSocket() {
        http.get()
                .uri("/v1/realtime")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://parley.dev/problems/invalid-request");
    }

    private int refusal(String path, String protocol, String... more) {
        var opening = client.newWebSocketBuilder().subprotocols(protocol, more).buildAsync(uri(path), new Frames());
        return status(opening);
    }

    private static int status(CompletableFuture<WebSocket> opening) {
        return opening.handle((socket, failure) -> requireNonNull((WebSocketHandshakeException) failure.getCause()))
                .join()
                .getResponse()
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    private static final class Frames implements WebSocket.Listener {
        private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder pending = new StringBuilder();

        String next() throws InterruptedException {
            String text = texts.poll(5, TimeUnit.SECONDS);
            return text == null ? "nothing" : text;
        }

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            pending.append(data);
            if (last) {
                texts.add(pending.toString());
                pending.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onClose(
                WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
