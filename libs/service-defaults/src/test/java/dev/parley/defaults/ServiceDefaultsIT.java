package dev.parley.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient(timeout = "30s")
class ServiceDefaultsIT {
    private static final String TYPES = "https://parley.dev/problems/";

    @Autowired
    private WebTestClient http;

    @Value("${spring.lifecycle.timeout-per-shutdown-phase}")
    private String overridden;

    @Value("${server.shutdown}")
    private String inherited;

    @Value("${local.management.port}")
    private int managementPort;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add("parley.jwks-uri", TestTokens::jwksUri);
    }

    @Test
    void serviceOverridesADefaultAndKeepsTheOthers() {
        assertThat(overridden).isEqualTo("3s");
        assertThat(inherited).isEqualTo("graceful");
    }

    @Test
    void tellsWhoCalls() {
        UUID user = UUID.randomUUID();
        UUID session = UUID.randomUUID();
        http.get()
                .uri("/me")
                .headers(headers -> headers.setBearerAuth(TestTokens.user(user, session)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.userId")
                .isEqualTo(user.toString())
                .jsonPath("$.sessionId")
                .isEqualTo(session.toString());
    }

    @Test
    void refusesWhoIsNotSignedIn() {
        expectProblem("/me", null, 401, "unauthenticated");
    }

    @Test
    void refusesForgedAndExpiredTokens() {
        expectProblem("/me", TestTokens.forged(UUID.randomUUID()), 401, "unauthenticated");
        expectProblem("/me", "not.a.token", 401, "unauthenticated");
        expectProblem("/me", TestTokens.expired(UUID.randomUUID()), 401, "token-expired");
    }

    @Test
    void keepsUsersAndServicesApart() {
        expectProblem("/internal/secret", TestTokens.user(UUID.randomUUID()), 403, "forbidden");
        expectProblem("/me", TestTokens.service("messaging-service"), 403, "forbidden");
        http.get()
                .uri("/internal/secret")
                .headers(headers -> headers.setBearerAuth(TestTokens.service("messaging-service")))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "rule,429,rate-limited,2",
        "outage,503,unavailable,2",
        "reset,503,unavailable,2",
        "unknown,500,internal-error,"
    })
    void turnsFailuresIntoProblems(String kind, int status, String type, String retryAfter) {
        var answer = expectProblem("/open/failures/" + kind, null, status, type);
        assertThat(answer).doesNotContain("secret of ours");
        http.get()
                .uri("/open/failures/" + kind)
                .exchange()
                .expectHeader()
                .value("Retry-After", value -> assertThat(value).isEqualTo(retryAfter));
    }

    @Test
    void namesTheFieldsThatAreNotValid() {
        http.post()
                .uri("/greetings")
                .headers(headers -> headers.setBearerAuth(TestTokens.user(UUID.randomUUID())))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":\" \"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @ParameterizedTest
    @CsvSource({"not-an-id,id", "0199c0de-0000-7000-8000-000000000001?limit=many,limit"})
    void namesTheParametersThatAreNotOfTheirType(String path, String parameter) {
        assertThat(expectProblem("/open/things/" + path, null, 400, "invalid-request"))
                .contains("\"field\":\"" + parameter + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":', application/json, 400, invalid-request",
        "'{\"name\":5}', application/json, 400, invalid-request",
        "hello, text/plain, 415, unsupported-media-type"
    })
    void refusesBodiesThatItCannotRead(String body, String contentType, int status, String type) {
        http.post()
                .uri("/greetings")
                .headers(headers -> headers.setBearerAuth(TestTokens.user(UUID.randomUUID())))
                .contentType(MediaType.parseMediaType(contentType))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(TYPES + type);
    }

    @Test
    void titlesSpeakTheCallersLanguageAndTypesDoNot() {
        http.get()
                .uri("/nowhere")
                .headers(headers -> headers.setBearerAuth(TestTokens.user(UUID.randomUUID())))
                .header("Accept-Language", "de-CH,de;q=0.9")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(TYPES + "not-found")
                .jsonPath("$.title")
                .isEqualTo("Nicht gefunden");
    }

    @Test
    void keepsTheCallersRequestIdAcrossThreadsAndMakesOneOtherwise() {
        http.get()
                .uri("/open/request-id")
                .header("X-Request-Id", "caller-chose-this")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "caller-chose-this")
                .expectBody()
                .jsonPath("$.requestId")
                .isEqualTo("caller-chose-this");
        http.get()
                .uri("/open/request-id")
                .header("X-Request-Id", "bad id\twith spaces")
                .exchange()
                .expectHeader()
                .value("X-Request-Id", id -> assertThat(id).matches("[0-9a-f]{16}"));
    }

    @Test
    void showsHealthAndMetricsOnTheManagementPortOnly() {
        for (String path :
                new String[] {"/actuator/health/readiness", "/actuator/health/liveness", "/actuator/prometheus"}) {
            WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + managementPort)
                    .build()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk();
            expectProblem(path, null, 401, "unauthenticated");
        }
    }

    private String expectProblem(
            String path, @org.jspecify.annotations.Nullable String token, int status, String type) {
        var request = http.get().uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return new String(
                request.exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody()
                        .jsonPath("$.type")
                        .isEqualTo(TYPES + type)
                        .jsonPath("$.status")
                        .isEqualTo(status)
                        .jsonPath("$.requestId")
                        .isNotEmpty()
                        .returnResult()
                        .getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
