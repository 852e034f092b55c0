package dev.parley.auth.token;

import dev.parley.auth.AuthApi;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Gets tokens as services do. */
public final class ServiceTokens {
    private ServiceTokens() {}

    public static String fetch(WebTestClient http) {
        var answer = request(http, "messaging-service", "m-secret", "internal");
        return AuthApi.json(answer.expectStatus().isOk()).path("access_token").asString();
    }

    static ResponseSpec request(WebTestClient http, String client, String secret, String scope) {
        return http.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth(client, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=client_credentials&scope=" + scope)
                .exchange();
    }
}
