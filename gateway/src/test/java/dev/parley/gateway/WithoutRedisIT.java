package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.data.redis.url=redis://127.0.0.1:1", "management.server.port=0"})
@AutoConfigureWebTestClient
class WithoutRedisIT extends Fleet {
    @Autowired
    private WebTestClient http;

    @Autowired
    private MeterRegistry meters;

    @Test
    void letsRequestsPassAndCountsThem() {
        http.post()
                .uri("/v1/auth/login")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("RateLimit-Limit");
        assertThat(meters.counter("parley.limits.unchecked", "class", "sign-in").count())
                .isPositive();
    }
}
