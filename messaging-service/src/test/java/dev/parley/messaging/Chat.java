package dev.parley.messaging;

import static org.awaitility.Awaitility.await;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.test.TestEvents;
import dev.parley.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests say to the service, and how they wait for it. */
public class Chat {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient http;
    private final TestEvents events;
    private final DatabaseClient database;

    Chat(
            org.springframework.beans.factory.ObjectProvider<WebTestClient> http,
            TestEvents events,
            DatabaseClient database) {
        this.http = http.getObject();
        this.events = events;
        this.database = database;
    }

    /** An answer: its status and body. */
    public record Answer(int status, JsonNode body) {
        public JsonNode at(String pointer) {
            return body.at(pointer);
        }

        public String problem() {
            return body.at("/type").asString().replace("https://parley.dev/problems/", "");
        }
    }

    /** A group of which conversation-service has told. */
    public UUID group(UUID... members) {
        UUID id = UUID.randomUUID();
        tell(created(id, members));
        return id;
    }

    public static ConversationCreated created(UUID id, UUID... members) {
        return new ConversationCreated(id, 1, members[0], Instant.now(), "group", "Club", asMembers(members));
    }

    public static List<Member> asMembers(UUID... users) {
        return Arrays.stream(users).map(user -> new Member(user, "member")).toList();
    }

    /** Publishes an event and waits until it is applied. */
    public void tell(ConversationEvent event) {
        events.publish(event);
        await().until(() -> isApplied(event));
    }

    public boolean isApplied(ConversationEvent event) {
        return number(
                        "select count(*) from entries where log_id = '%s' and source_version = %d",
                        event.conversationId(), event.version())
                == 1;
    }

    public long number(String sql, Object... arguments) {
        Long number = database.sql(sql.formatted(arguments))
                .mapValue(Long.class)
                .one()
                .block();
        return number == null ? -1 : number;
    }

    public Answer send(UUID sender, UUID conversation, String text) {
        return send(sender, conversation, UUID.randomUUID(), text);
    }

    public Answer send(UUID sender, UUID conversation, UUID clientMessageId, String text) {
        return post(
                sender,
                "/v1/conversations/" + conversation + "/messages",
                Map.of("clientMessageId", clientMessageId, "text", text));
    }

    public Answer get(UUID user, String path) {
        return call(HttpMethod.GET, TestTokens.user(user), path, null);
    }

    public Answer post(UUID user, String path, Object body) {
        return call(HttpMethod.POST, TestTokens.user(user), path, body);
    }

    public Answer put(UUID user, String path, Object body) {
        return call(HttpMethod.PUT, TestTokens.user(user), path, body);
    }

    /** As realtime-service would. */
    public Answer asService(HttpMethod method, String path, @Nullable Object body) {
        return call(method, TestTokens.service("realtime-service"), path, body);
    }

    public Answer sync(UUID user, Map<UUID, Integer> positions) {
        return post(user, "/v1/sync", Map.of("positions", new HashMap<>(positions)));
    }

    /** The answer's part on one log. */
    public static JsonNode log(Answer sync, UUID log) {
        for (JsonNode state : sync.at("/logs")) {
            if (state.at("/log").asString().equals(log.toString())) {
                return state;
            }
        }
        throw new AssertionError("no log " + log + " in " + sync.body());
    }

    private Answer call(HttpMethod method, String token, String path, @Nullable Object body) {
        var request = http.method(method).uri(path).headers(headers -> headers.setBearerAuth(token));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .bodyValue(body instanceof String text ? text : JSON.writeValueAsString(body));
        }
        var result = request.exchange().expectBody().returnResult();
        byte[] content = result.getResponseBodyContent();
        return new Answer(
                result.getStatus().value(),
                content == null || content.length == 0
                        ? JSON.createObjectNode()
                        : JSON.readTree(new String(content, StandardCharsets.UTF_8)));
    }
}
