package dev.parley.conversation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.conversation.ConversationView;
import dev.parley.test.TestTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A user who calls the service. */
public record Person(UUID id, WebTestClient http) {
    static final String PROBLEMS = "https://parley.dev/problems/";

    static Person of(UUID id, WebTestClient http) {
        return new Person(
                id,
                http.mutate()
                        .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.user(id)))
                        .build());
    }

    public WebTestClient.ResponseSpec get(String path, Object... variables) {
        return http.get().uri(path, variables).exchange();
    }

    public WebTestClient.ResponseSpec send(HttpMethod method, String path, Object body) {
        return send(method, path, body, Map.of());
    }

    public WebTestClient.ResponseSpec send(HttpMethod method, String path, Object body, Map<String, String> headers) {
        return http.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(all -> headers.forEach(all::set))
                .bodyValue(body)
                .exchange();
    }

    public WebTestClient.ResponseSpec delete(String path) {
        return http.delete().uri(path).exchange();
    }

    public EntityExchangeResult<ConversationView> opens(Person other) {
        return send(HttpMethod.POST, "/v1/conversations", Map.of("kind", "direct", "memberIds", List.of(other.id)))
                .expectBody(ConversationView.class)
                .returnResult();
    }

    public WebTestClient.ResponseSpec asksForGroup(String title, Map<String, String> headers, List<UUID> others) {
        var body = new HashMap<String, Object>(Map.of("kind", "group", "title", title, "memberIds", others));
        return send(HttpMethod.POST, "/v1/conversations", body, headers);
    }

    public ConversationView makesGroup(String title, Person... others) {
        return body(asksForGroup(
                        title, Map.of(), Arrays.stream(others).map(Person::id).toList())
                .expectStatus()
                .isCreated());
    }

    public ConversationView sees(UUID conversation) {
        return body(get("/v1/conversations/{id}", conversation).expectStatus().isOk());
    }

    public static ConversationView body(WebTestClient.ResponseSpec answer) {
        return requireNonNull(
                answer.expectBody(ConversationView.class).returnResult().getResponseBody());
    }

    /** Holds the answer to be that problem, and gives it. */
    public static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String type) {
        return requireNonNull(answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(JsonNode.class)
                .value(problem -> assertThat(problem.path("type").asString()).isEqualTo(PROBLEMS + type))
                .returnResult()
                .getResponseBody());
    }
}
