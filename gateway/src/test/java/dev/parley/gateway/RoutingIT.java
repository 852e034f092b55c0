package dev.parley.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.Upstream.Echo;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class RoutingIT extends Fleet {
    private static final String TYPES = "https://parley.dev/problems/";
    private static final int MEBIBYTE = 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private WebTestClient http;

    private final String token = TestTokens.user(UUID.randomUUID());

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/auth/login, auth-service",
        "GET, /oauth2/jwks, auth-service",
        "GET, /v1/profiles/me, profile-service",
        "GET, /v1/profiles?ids=a&ids=b%20c, profile-service",
        "GET, /v1/profiles/search?q=%C3%A4, profile-service",
        "POST, /v1/conversations/7/messages, messaging-service",
        "GET, /v1/conversations/7/entries?before=9, messaging-service",
        "PUT, /v1/conversations/7/position, messaging-service",
        "GET, /v1/conversations/7/positions, messaging-service",
        "POST, /v1/messages/batch, messaging-service",
        "POST, /v1/sync, messaging-service",
        "GET, /v1/unread, messaging-service",
        "GET, /v1/presence?userIds=a, realtime-service",
    })
    void leadsEachPathToItsService(String method, String uri, String service) {
        Echo echo = echo(HttpMethod.valueOf(method), uri);
        assertThat(echo.service()).isEqualTo(service);
        assertThat(echo.uri()).isEqualTo(uri);
        assertThat(echo.method()).isEqualTo(method);
        assertThat(echo.body()).isEqualTo(method.equals("GET") ? "" : "{\"text\":\"grüß dich 👋\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/internal/v1/appends", "/oauth2/token", "/actuator/health", "/v3/api-docs", "/v1", "/v1/nowhere"
            })
    void leadsNowhereElse(String path) {
        expectProblem(http.get().uri(path).headers(headers -> headers.setBearerAuth(token)), 404, "not-found");
    }

    @Test
    void doesNotLetDotsLeadInside() {
        for (String path : new String[] {"/v1/auth/../../internal/v1/x", "/v1/auth/%2e%2e/%2e%2e/internal/v1/x"}) {
            http.get()
                    .uri(URI.create("http://127.0.0.1:" + port + path))
                    .exchange()
                    .expectBody(String.class)
                    .value(body -> assertThat(body).doesNotContain("\"uri\":\"/internal"));
        }
    }

    @Test
    void wantsATokenThatIsGood() {
        expectProblem(http.get().uri("/v1/profiles/me"), 401, "unauthenticated");
        expectProblem(withToken(TestTokens.forged(UUID.randomUUID())), 401, "unauthenticated");
        expectProblem(withToken(TestTokens.expired(UUID.randomUUID())), 401, "token-expired");
        expectProblem(withToken(TestTokens.service("realtime-service")), 403, "forbidden");
    }

    @Test
    void anExpiredTokenIsNoObstacleToGettingANewOne() {
        http.post()
                .uri("/v1/auth/refresh")
                .headers(headers -> headers.setBearerAuth(TestTokens.expired(UUID.randomUUID())))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void passesTheRequestsIdsOnAndAnswersThemOnce() {
        var answer = http.get()
                .uri("/v1/profiles/me")
                .headers(headers -> headers.setBearerAuth(token))
                .header("X-Request-Id", "chosen-by-the-caller")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .exchange()
                .expectBody(Echo.class)
                .returnResult();
        assertThat(answer.getResponseHeaders().get("X-Request-Id")).containsExactly("chosen-by-the-caller");
        assertThat(answer.getResponseHeaders().get("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.getResponseHeaders().get("Server")).isNull();
        var seen = requireNonNull(answer.getResponseBody());
        assertThat(seen.headers())
                .containsEntry("X-Request-Id", "chosen-by-the-caller")
                .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @Test
    void tellsServicesWhoReallyCalls() {
        var seen = requireNonNull(http.get()
                .uri("/v1/profiles/me")
                .headers(headers -> headers.setBearerAuth(token))
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6")
                .exchange()
                .expectBody(Echo.class)
                .returnResult()
                .getResponseBody());
        assertThat(seen.headers())
                .containsEntry("X-Forwarded-For", "127.0.0.1")
                .containsEntry("X-Forwarded-Proto", "http");
        assertThat(seen.headers().toString()).doesNotContain("6.6.6.6");
    }

    @RepeatedTest(8)
    void nobodyNoticesThatANodeIsGone() {
        assertThat(echo(HttpMethod.POST, "/v1/conversations/7/messages").service())
                .isEqualTo("messaging-service");
    }

    @Test
    void neverSendsTwiceWhatMayHaveHadItsEffect() {
        int before = Upstream.CRASHES.get();
        expectProblem(http.post().uri("/v1/auth/crash"), 503, "unavailable");
        assertThat(Upstream.CRASHES.get()).isEqualTo(before + 1);
    }

    @Test
    void saysWhenAServiceIsGone() {
        http.get()
                .uri("/v1/conversations/7")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(TYPES + "unavailable");
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswer() {
        expectProblem(
                http.get().uri("/v1/profiles/never").headers(headers -> headers.setBearerAuth(token)), 504, "timeout");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        expectProblem(http.post().uri("/v1/auth/login").bodyValue("x".repeat(MEBIBYTE + 1)), 413, "payload-too-large");
        var pieces = reactor.core.publisher.Flux.range(0, 20).map(piece -> "x".repeat(MEBIBYTE / 16));
        expectProblem(http.post().uri("/v1/auth/login").body(pieces, String.class), 413, "payload-too-large");
    }

    @Test
    void refusesHeadersThatAreTooLong() {
        http.get()
                .uri("/v1/auth/x")
                .header("X-Long", "x".repeat(20_000))
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(TYPES + "payload-too-large");
    }

    private WebTestClient.RequestHeadersSpec<?> withToken(String other) {
        return http.get().uri("/v1/profiles/me").headers(headers -> headers.setBearerAuth(other));
    }

    private Echo echo(HttpMethod method, String uri) {
        var request = http.method(method)
                .uri(URI.create("http://127.0.0.1:" + port + uri))
                .headers(headers -> headers.setBearerAuth(token));
        if (method != HttpMethod.GET) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue("{\"text\":\"grüß dich 👋\"}");
        }
        var echo = request.exchange()
                .expectStatus()
                .isOk()
                .expectBody(Echo.class)
                .returnResult()
                .getResponseBody();
        return requireNonNull(echo);
    }

    private static void expectProblem(WebTestClient.RequestHeadersSpec<?> request, int status, String type) {
        request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(TYPES + type)
                .jsonPath("$.requestId")
                .isNotEmpty();
    }
}
