package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A session of the realtime protocol: keeps every frame that came, in order. */
final class Socket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final URI URI_OF_FLEET =
            URI.create(Fleet.URL.toString().replaceFirst("^http", "ws") + "/v1/realtime");

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicLong ids = new AtomicLong();
    private final WebSocket socket;

    private Socket(@Nullable String token) {
        var builder = Http.CLIENT.newWebSocketBuilder().subprotocols("parley.v1");
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        socket = builder.buildAsync(URI_OF_FLEET, new Frames()).join();
    }

    /** Signed in and greeted, but not resumed: nothing is pushed yet. */
    static Socket open(String token) {
        var socket = new Socket(token);
        assertThat(socket.next("hello").at("/d/authenticated").asBoolean()).isTrue();
        return socket;
    }

    static Socket openAnonymously() {
        var socket = new Socket(null);
        assertThat(socket.next("hello").at("/d/authenticated").asBoolean()).isFalse();
        return socket;
    }

    /** Follows all logs from the given positions on. */
    Socket resume(Map<String, Long> positions) {
        ok("resume", Map.of("positions", positions));
        next("caught-up");
        return this;
    }

    Socket live() {
        return resume(Map.of());
    }

    JsonNode ok(String op, Object d) {
        JsonNode reply = reply(op, d);
        assertThat(reply.has("ok")).as("%s: %s", op, reply).isTrue();
        return reply.path("ok");
    }

    void refused(String type, String op, Object d) {
        JsonNode reply = reply(op, d);
        assertThat(reply.at("/err/type").asString())
                .as("%s: %s", op, reply)
                .isEqualTo("https://parley.dev/problems/" + type);
        assertThat(reply.at("/err/title").asString()).isNotBlank();
    }

    JsonNode reply(String op, Object d) {
        long id = ids.incrementAndGet();
        raw(Fleet.JSON.writeValueAsString(Map.of("id", id, "op", op, "d", d)));
        return await(frame -> frame.path("re").asLong(0) == id);
    }

    JsonNode send(String conversation, String text) {
        return ok("message.send", message(conversation, UUID.randomUUID(), text));
    }

    static Map<String, Object> message(String conversation, UUID clientMessageId, String text) {
        return Map.of("conversationId", conversation, "clientMessageId", clientMessageId, "text", text);
    }

    synchronized void raw(String frame) {
        socket.sendText(frame, true).join();
    }

    void binary(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    /** The first frame of that kind, waiting for it when it has not come yet. */
    JsonNode next(String t) {
        return await(frame -> frame.path("t").asString("").equals(t));
    }

    JsonNode await(Predicate<JsonNode> fits) {
        return await("a frame among " + frames)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> frames.stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static org.awaitility.core.ConditionFactory await(String what) {
        return org.awaitility.Awaitility.await(what);
    }

    /** Waits until that message of the conversation has been pushed. */
    JsonNode entry(String conversation, String text) {
        return await(frame -> isEntryOf(frame, conversation)
                && frame.at("/d/content/text").asString("").equals(text));
    }

    JsonNode entryOfKind(String log, String kind) {
        return await(frame ->
                isEntryOf(frame, log) && frame.at("/d/kind").asString("").equals(kind));
    }

    /** The numbers of the entries that were pushed, in the order in which they came. */
    List<Long> seqs(String conversation) {
        List<Long> seqs = new ArrayList<>();
        frames.stream()
                .filter(frame -> isEntryOf(frame, conversation))
                .forEach(frame -> seqs.add(frame.path("seq").asLong()));
        return seqs;
    }

    List<JsonNode> frames() {
        return frames;
    }

    private static boolean isEntryOf(JsonNode frame, String log) {
        return frame.path("t").asString("").equals("entry")
                && frame.path("log").asString("").equals(log);
    }

    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** As when the network goes. */
    void drop() {
        socket.abort();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder pending = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            pending.append(data);
            if (last) {
                frames.add(Fleet.JSON.readTree(pending.toString()));
                pending.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
