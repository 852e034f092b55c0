package dev.parley.auth.session;

import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthIntegrationTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@AuthIntegrationTest
class RefreshCookieIT {
    private static final String NAME = "parley_refresh";

    @Autowired
    AuthApi auth;

    @Autowired
    WebTestClient http;

    @Test
    void keepsTheTokenFromScriptsAndOtherSites() {
        ResponseCookie cookie = signIn("https");

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/v1/auth");
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void worksWithoutTlsOnOnesOwnMachine() {
        assertThat(signIn("http").isSecure()).isFalse();
    }

    @Test
    void refreshesWithoutABody() {
        ResponseCookie first = signIn("https");

        ResponseCookie second = cookieOf(with(first, "/v1/auth/refresh").exchange());

        assertThat(second.getValue()).isNotEqualTo(first.getValue());
    }

    @Test
    void aTokenThatCameAsACookieNeverGetsIntoABody() {
        ResponseCookie first = signIn("https");

        cookieOf(with(first, "/v1/auth/refresh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("tokenDelivery", "body"))
                .exchange());
    }

    @Test
    void theBodyGoesBeforeTheCookie() {
        ResponseCookie cookie = signIn("https");
        var other = auth.register(newName());

        with(cookie, "/v1/auth/refresh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("refreshToken", other.refreshToken()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.user.username")
                .isEqualTo(other.username())
                .jsonPath("$.refreshToken")
                .isNotEmpty();
    }

    @Test
    void logoutTakesTheCookieAway() {
        ResponseCookie cookie = signIn("https");

        with(cookie, "/v1/auth/logout")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .valueEquals(NAME, "")
                .expectCookie()
                .path(NAME, "/v1/auth");
        AuthApi.problem(with(cookie, "/v1/auth/refresh").exchange(), 401, "invalid-refresh-token");
    }

    private RequestBodySpec with(ResponseCookie cookie, String path) {
        return http.post().uri(path).cookie(NAME, cookie.getValue());
    }

    private ResponseCookie signIn(String scheme) {
        var body = registration(newName());
        body.put("tokenDelivery", "cookie");
        return cookieOf(http.post()
                .uri("/v1/auth/register")
                .header("X-Forwarded-Proto", scheme)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange());
    }

    private static ResponseCookie cookieOf(ResponseSpec answer) {
        var cookies = answer.expectStatus()
                .is2xxSuccessful()
                .expectBody()
                .jsonPath("$.refreshToken")
                .doesNotExist()
                .jsonPath("$.accessToken")
                .isNotEmpty()
                .returnResult()
                .getResponseCookies();
        return Objects.requireNonNull(cookies.getFirst(NAME));
    }
}
