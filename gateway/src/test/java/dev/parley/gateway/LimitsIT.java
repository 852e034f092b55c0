package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class LimitsIT extends Fleet {
    private static final int SEARCH_BURST = 30;

    @Autowired
    private WebTestClient http;

    @Test
    void tellsWhatIsLeftAndRefusesWhenNothingIs() {
        String greedy = TestTokens.user(UUID.randomUUID());
        search(greedy)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("RateLimit-Limit", "30")
                .expectHeader()
                .valueEquals("RateLimit-Remaining", "29")
                .expectHeader()
                .valueEquals("RateLimit-Reset", "1");
        var refused = Stream.generate(
                        () -> search(greedy).expectBody(String.class).returnResult())
                .limit(SEARCH_BURST * 4)
                .filter(answer -> answer.getStatus() == HttpStatus.TOO_MANY_REQUESTS)
                .findFirst()
                .orElseThrow();
        assertThat(refused.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(refused.getResponseHeaders().getFirst("RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.getResponseBody())
                .contains("\"type\":\"https://parley.dev/problems/rate-limited\"")
                .containsPattern("\"retryAfterMs\":[1-9][0-9]{0,2}[,}]");
        search(TestTokens.user(UUID.randomUUID())).expectStatus().isOk();
    }

    @Test
    void oneClassDoesNotUseUpAnother() {
        String user = TestTokens.user(UUID.randomUUID());
        search(user).expectHeader().valueEquals("RateLimit-Remaining", "29");
        http.get()
                .uri("/v1/profiles/me")
                .headers(headers -> headers.setBearerAuth(user))
                .exchange()
                .expectHeader()
                .valueEquals("RateLimit-Remaining", "199");
    }

    private WebTestClient.ResponseSpec search(String token) {
        return http.get()
                .uri("/v1/profiles/search?q=a")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }
}
