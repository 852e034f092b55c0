package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.IntegrationTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What browsers get: the web client, the API documents, and the rules of their own that protect users. */
@IntegrationTest
class BrowserIT extends Fleet {
    @LocalServerPort
    private int port;

    @Autowired
    private WebTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/conversations/7", "/sign-in"})
    void everyPageIsTheClient(String page) {
        http.get()
                .uri(page)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache")
                .expectHeader()
                .exists(HttpHeaders.ETAG)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("<title>Parley</title>"));
    }

    @Test
    void filesWithAHashInTheirNameAreCachedForever() {
        http.get()
                .uri("/assets/app-1a2b.js")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
                .expectHeader()
                .contentTypeCompatibleWith("text/javascript");
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        String etag = http.get()
                .uri("/")
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        http.get()
                .uri("/")
                .header(HttpHeaders.IF_NONE_MATCH, String.valueOf(etag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret-beside-web",
                "/..%2fsecret-beside-web",
                "/assets/%2e%2e/%2e%2e/secret-beside-web",
                "/no.js"
            })
    void nothingElseIsServed(String path) {
        http.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("secret\n").contains("problems/"));
    }

    @Test
    void filesAreOnlyRead() {
        http.post()
                .uri("/")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists(HttpHeaders.ALLOW);
    }

    @Test
    void pagesMayLoadAndCallTheirOwnOriginOnly() {
        http.get()
                .uri("/")
                .exchange()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .startsWith("default-src 'self'; connect-src 'self' ws://")
                                .contains("frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .doesNotExist("Strict-Transport-Security");
    }

    @Test
    void anAllowedOriginMayCall() {
        http.options()
                .uri("/v1/profiles/me")
                .header(HttpHeaders.ORIGIN, "https://app.example")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PATCH")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization, if-match")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example");
    }

    @Test
    void anyOtherOriginMayNot() {
        for (String origin : List.of("https://evil.example", "null", "https://app.example.evil.example")) {
            http.get()
                    .uri("/v1/profiles/me")
                    .header(HttpHeaders.ORIGIN, origin)
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        }
    }

    @Test
    void theDocumentsOfTheServicesThatAnswerAreOne() {
        http.get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/v1/auth-service'].get.tags[0]")
                .isEqualTo("auth-service")
                .jsonPath("$.paths['/v1/messaging-service']")
                .exists()
                .jsonPath("$.paths['/internal/v1/auth-service']")
                .doesNotExist();
        http.get()
                .uri("/docs/openapi/profile-service.json")
                .exchange()
                .expectBody()
                .jsonPath("$.servers[0].url")
                .isEqualTo("/");
        http.get().uri("/docs/openapi/unknown.json").exchange().expectStatus().isNotFound();
    }

    @Test
    void theDocumentsCanBeBrowsed() {
        for (String path :
                List.of("/docs", "/docs/docs.js", "/docs/ui/swagger-ui-bundle.js", "/docs/ui/swagger-ui.css")) {
            http.get().uri(path).exchange().expectStatus().isOk();
        }
    }
}
