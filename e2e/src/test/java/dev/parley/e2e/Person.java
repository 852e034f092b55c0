package dev.parley.e2e;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody who is signed in. */
record Person(String username, String id, String token, String refreshToken) {
    static final String PASSWORD = "tundra-velvet-oboe-93-kelp";

    static Person register(String name) {
        String username = name + "-" + Fleet.unique();
        return of(
                username,
                Http.ANONYMOUS.post("/v1/auth/register", registration(username)).expect(201));
    }

    static Map<String, String> registration(String username) {
        return Map.of(
                "username",
                username,
                "email",
                username + "@example.org",
                "password",
                PASSWORD,
                "displayName",
                Character.toUpperCase(username.charAt(0)) + username.substring(1));
    }

    static Person login(String login) {
        JsonNode tokens = Http.ANONYMOUS
                .post("/v1/auth/login", Map.of("login", login, "password", PASSWORD))
                .expect(200);
        return of(tokens.at("/user/username").asString(), tokens);
    }

    private static Person of(String username, JsonNode tokens) {
        return new Person(
                username,
                tokens.at("/user/id").asString(),
                tokens.path("accessToken").asString(),
                tokens.path("refreshToken").asString());
    }

    Http http() {
        return Http.as(token);
    }

    Socket socket() {
        return Socket.open(token);
    }

    /** The direct conversation with that person. */
    String conversationWith(Person other) {
        Answer answer = http().post("/v1/conversations", Map.of("kind", "direct", "memberIds", List.of(other.id)));
        return answer.expect(answer.status() == 200 ? 200 : 201).path("id").asString();
    }

    String group(String title, Person... members) {
        List<String> ids = java.util.Arrays.stream(members).map(Person::id).toList();
        return http().post("/v1/conversations", Map.of("kind", "group", "title", title, "memberIds", ids))
                .expect(201)
                .path("id")
                .asString();
    }

    JsonNode send(String conversation, String text) {
        return send(conversation, text, UUID.randomUUID());
    }

    JsonNode send(String conversation, String text, UUID clientMessageId) {
        Answer answer = http().post(
                        "/v1/conversations/" + conversation + "/messages",
                        Map.of("clientMessageId", clientMessageId, "text", text));
        return answer.expect(answer.status() == 200 ? 200 : 201);
    }

    JsonNode entries(String conversation, String query) {
        return http().get("/v1/conversations/" + conversation + "/entries?" + query)
                .expect(200);
    }

    /** Every text of the conversation, oldest first, read page by page. */
    List<String> texts(String conversation) {
        var texts = new java.util.ArrayList<String>();
        JsonNode page = entries(conversation, "after=0&limit=100");
        while (true) {
            page.path("entries").forEach(entry -> {
                if (entry.path("kind").asString().equals("message")) {
                    texts.add(entry.at("/content/text").asString());
                }
            });
            JsonNode next = page.path("nextAfter");
            if (next.isNull() || next.isMissingNode()) {
                return texts;
            }
            page = entries(conversation, "after=" + next.asLong() + "&limit=100");
        }
    }
}
