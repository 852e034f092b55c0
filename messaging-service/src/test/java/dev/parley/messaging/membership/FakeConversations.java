package dev.parley.messaging.membership;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Conversation-service as far as it is asked, and auth-service as far as that needs a token. */
public class FakeConversations implements DynamicPropertyRegistrar, DisposableBean {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<UUID, MembershipSnapshot> known = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean down;

    FakeConversations() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/token", this::giveToken);
        server.createContext("/internal/v1/conversations/", this::giveMembership);
        server.start();
    }

    public void has(UUID conversation, long version, UUID... users) {
        var members =
                List.of(users).stream().map(user -> new Member(user, "member")).toList();
        known.put(conversation, new MembershipSnapshot(conversation, version, members));
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    public int questions() {
        return questions.get();
    }

    @Override
    public void accept(DynamicPropertyRegistry registry) {
        String uri = "http://127.0.0.1:" + server.getAddress().getPort();
        registry.add("parley.services.conversation-service", () -> uri);
        registry.add("parley.services.auth-service", () -> uri);
    }

    @Override
    public void destroy() {
        server.stop(0);
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.of(
                        "access_token",
                        TestTokens.service("messaging-service"),
                        "expires_in",
                        600,
                        "token_type",
                        "Bearer"));
    }

    private void giveMembership(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        var snapshot =
                known.get(UUID.fromString(exchange.getRequestURI().getPath().split("/")[4]));
        if (down || !exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ")) {
            answer(exchange, 503, Map.of());
        } else if (snapshot == null) {
            answer(exchange, 404, Map.of());
        } else {
            Object more = JSON.createObjectNode()
                    .put("kind", "group")
                    .put("title", "Club")
                    .setAll((ObjectNode) JSON.valueToTree(snapshot));
            answer(exchange, 200, more);
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] content = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }
}
