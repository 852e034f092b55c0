package dev.parley.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** The calls as clients make them. */
public class AuthApi {
    public static final String PASSWORD = "plenty of purple penguins";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final WebTestClient http;

    AuthApi(WebTestClient http) {
        this.http = http;
    }

    /** What register, login and refresh answer. */
    public record Tokens(UUID userId, String username, String accessToken, String refreshToken) {
        public static Tokens of(JsonNode json) {
            assertThat(json.path("tokenType").asString()).isEqualTo("Bearer");
            assertThat(json.path("expiresIn").asInt()).isEqualTo(600);
            return new Tokens(
                    UUID.fromString(json.path("user").path("id").asString()),
                    json.path("user").path("username").asString(),
                    json.path("accessToken").asString(),
                    json.path("refreshToken").asString());
        }
    }

    /** A username that nobody else in this run has. */
    public static String newName() {
        return "u" + NEXT.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static Map<String, Object> registration(String username) {
        return new HashMap<>(Map.of("username", username, "email", username + "@example.org", "password", PASSWORD));
    }

    public ResponseSpec post(String path, Object body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public Tokens register(String username) {
        return tokens(post("/v1/auth/register", registration(username)), HttpStatus.CREATED);
    }

    public ResponseSpec login(String login, String password) {
        return post("/v1/auth/login", Map.of("login", login, "password", password));
    }

    public ResponseSpec refresh(String refreshToken) {
        return post("/v1/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    public Tokens refreshed(String refreshToken) {
        return tokens(refresh(refreshToken), HttpStatus.OK);
    }

    public ResponseSpec logout(String refreshToken) {
        return post("/v1/auth/logout", Map.of("refreshToken", refreshToken));
    }

    public static Tokens tokens(ResponseSpec answer, HttpStatus status) {
        return Tokens.of(json(answer.expectStatus().isEqualTo(status)));
    }

    public static JsonNode json(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    /** Expects the problem of that name. */
    public static WebTestClient.BodyContentSpec problem(ResponseSpec answer, int status, String name) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://parley.dev/problems/" + name)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.requestId")
                .isNotEmpty();
    }
}
