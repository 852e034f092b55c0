package dev.parley.auth.account;

import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.problem;

import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthIntegrationTest;
import dev.parley.auth.token.ServiceTokens;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@AuthIntegrationTest
class UserLookupIT {
    @Autowired
    AuthApi auth;

    @Autowired
    WebTestClient http;

    @Test
    void tellsServicesWhichUsersExist() {
        var user = auth.register(newName());

        lookUp(ServiceTokens.fetch(http), List.of(user.userId(), UUID.randomUUID(), user.userId()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].id")
                .isEqualTo(user.userId().toString())
                .jsonPath("$.items[0].username")
                .isEqualTo(user.username());
    }

    @Test
    void takesAThousandIdsAndNoMore() {
        String token = ServiceTokens.fetch(http);

        lookUp(token, Collections.nCopies(1_000, UUID.randomUUID()))
                .expectStatus()
                .isOk();
        problem(lookUp(token, Collections.nCopies(1_001, UUID.randomUUID())), 400, "invalid-request");
        problem(lookUp(token, List.of("no id")), 400, "invalid-request");
    }

    @Test
    void isNotForUsers() {
        var user = auth.register(newName());

        problem(lookUp(user.accessToken(), List.of(user.userId())), 403, "forbidden");
        problem(auth.post("/internal/v1/users/lookup", Map.of("ids", List.of())), 401, "unauthenticated");
    }

    private ResponseSpec lookUp(String token, List<?> ids) {
        return http.post()
                .uri("/internal/v1/users/lookup")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("ids", ids))
                .exchange();
    }
}
