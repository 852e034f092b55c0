package dev.parley.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real WebSocket client that remembers every frame. */
public final class TestClient implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reading = true;
    private long lastId;

    private TestClient(int port, @Nullable String header, List<String> protocols) {
        var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        if (header != null) {
            builder.header("Authorization", "Bearer " + header);
        }
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/realtime"), this)
                .join();
    }

    public static TestClient connect(int port, UUID user) {
        return withHeader(port, TestTokens.user(user));
    }

    /** Connected and caught up from nothing. */
    public static TestClient resumed(int port, UUID user) {
        TestClient client = connect(port, user);
        client.ok(client.send("resume", Map.of("positions", Map.of())));
        return client;
    }

    public static TestClient withHeader(int port, String token) {
        return new TestClient(port, token, List.of("parley.v1"));
    }

    public static TestClient withProtocols(int port, String... protocols) {
        return new TestClient(port, null, List.of(protocols));
    }

    public static TestClient anonymous(int port) {
        return new TestClient(port, null, List.of());
    }

    public long send(String op, Object d) {
        long id = ++lastId;
        raw(JSON.writeValueAsString(Map.of("id", id, "op", op, "d", d)));
        return id;
    }

    public long message(UUID conversation, String text) {
        return send(
                "message.send",
                Map.of("conversationId", conversation, "clientMessageId", UUID.randomUUID(), "text", text));
    }

    public void raw(String text) {
        socket.sendText(text, true).join();
    }

    public void fragment(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    public void binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** What the operation was answered with. */
    public JsonNode ok(long id) {
        JsonNode reply = reply(id);
        assertThat(reply.has("ok")).as("%s", reply).isTrue();
        return reply.path("ok");
    }

    /** The name of the problem that the operation was refused with. */
    public String err(long id) {
        return problem(reply(id));
    }

    public JsonNode reply(long id) {
        return await(frame -> frame.has("re") && frame.path("re").asLong(-1) == id);
    }

    public static String problem(JsonNode reply) {
        String type = reply.path("err").path("type").asString("none: " + reply);
        return type.substring(type.lastIndexOf('/') + 1);
    }

    public JsonNode push(String type) {
        return await(frame -> type.equals(frame.path("t").asString("")));
    }

    public JsonNode await(Predicate<JsonNode> fits) {
        try {
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> frames.stream().filter(fits).findFirst(), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException missing) {
            throw new AssertionError("Not among " + frames, missing);
        }
    }

    /** The seqs of the entries pushed of that log, in the order of their arrival. */
    public List<Long> seqs(UUID log) {
        return frames.stream()
                .filter(frame -> "entry".equals(frame.path("t").asString("")))
                .filter(frame -> log.toString().equals(frame.path("log").asString("")))
                .map(frame -> frame.path("seq").asLong())
                .toList();
    }

    public JsonNode entry(UUID log, long seq) {
        return await(frame -> "entry".equals(frame.path("t").asString(""))
                && log.toString().equals(frame.path("log").asString(""))
                && frame.path("seq").asLong() == seq);
    }

    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public void forget() {
        frames.clear();
    }

    public int closeCode() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(closeCode::isDone);
        return closeCode.join();
    }

    public boolean isOpen() {
        return !closeCode.isDone();
    }

    public void pauseReading() {
        reading = false;
    }

    public void resumeReading() {
        reading = true;
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
