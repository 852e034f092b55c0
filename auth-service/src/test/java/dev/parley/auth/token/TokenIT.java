package dev.parley.auth.token;

import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthIntegrationTest;
import dev.parley.auth.TestClock;
import dev.parley.test.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@AuthIntegrationTest
class TokenIT {
    @Autowired
    AuthApi auth;

    @Autowired
    WebTestClient http;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @AfterEach
    void setClock() {
        clock.reset();
    }

    @Test
    void usersTokensNameUserAndSession() throws Exception {
        var tokens = auth.register(newName());

        JWTClaimsSet claims = verified(tokens.accessToken());

        assertThat(claims.getIssuer()).isEqualTo("https://parley");
        assertThat(claims.getAudience()).containsExactly("parley");
        assertThat(claims.getSubject()).isEqualTo(tokens.userId().toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("user");
        assertThat(UUID.fromString(claims.getStringClaim("sid")).version()).isEqualTo(7);
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void servicesTokensNameTheService() throws Exception {
        JWTClaimsSet claims = verified(ServiceTokens.fetch(http));

        assertThat(claims.getIssuer()).isEqualTo("https://parley");
        assertThat(claims.getAudience()).containsExactly("parley");
        assertThat(claims.getSubject()).isEqualTo("messaging-service");
        assertThat(claims.getStringClaim("scope")).isEqualTo("internal");
        assertThat(claims.getClaim("sid")).isNull();
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void showsOnlyThePublicPartOfTheKey() throws Exception {
        var key = keys().getKeys().getFirst();

        assertThat(key.isPrivate()).isFalse();
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    }

    @Test
    void servicesNeedTheirSecretAndGetNoOtherScope() {
        ServiceTokens.request(http, "messaging-service", "g-secret", "internal")
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_client");
        ServiceTokens.request(http, "nobody", "m-secret", "internal")
                .expectStatus()
                .isUnauthorized();
        ServiceTokens.request(http, "messaging-service", "m-secret", "user")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("invalid_scope");
    }

    @Test
    void givesNothingElseOfAnAuthorizationServer() {
        for (String path : new String[] {"/oauth2/authorize", "/oauth2/introspect", "/oauth2/revoke", "/login"}) {
            problem(auth.post(path, Map.of()), 401, "unauthenticated");
        }
    }

    @Test
    void tellsAnExpiredTokenFromAForgedOne() {
        clock.move(Duration.ofMinutes(-11));
        String expired = auth.register(newName()).accessToken();

        problem(get("/v1/anything", expired), 401, "token-expired");
        problem(get("/v1/anything", TestTokens.user(UUID.randomUUID())), 401, "unauthenticated");
        problem(get("/v1/anything", "x.y.z"), 401, "unauthenticated");
        problem(get("/v1/anything", "not a token"), 401, "unauthenticated");
    }

    @Test
    void unknownPathsAreNotFoundForWhoMayAsk() {
        String token = auth.register(newName()).accessToken();

        problem(get("/v1/anything", token), 404, "not-found");
        problem(get("/v1/auth/register", token), 405, "method-not-allowed");
        problem(get("/v1/auth/%2e%2e/x", token), 400, "invalid-request");
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .accept(MediaType.APPLICATION_JSON)
                .exchange();
    }

    private JWTClaimsSet verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key = keys().getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(http.get()
                .uri("/oauth2/jwks")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
