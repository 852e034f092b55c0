package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
@DirtiesContext
@TestPropertySource(properties = "spring.data.redis.url=redis://127.0.0.1:1")
class RedisDownIT {
    private static final int READS = 100;

    @Autowired
    private WebTestClient http;

    @Autowired
    private TestEvents events;

    @Autowired
    private PostgresProfileRepository profiles;

    @Test
    void startsAndAnswersFromTheDatabaseWithoutWaitingForTheCache() {
        UUID ada = UUID.randomUUID();
        profiles.add(Profile.registered(ada, "ada", "Ada", Instant.EPOCH)).block();
        var caller = new Users(http, events).as(ada);

        Instant begun = Instant.now();
        for (int read = 0; read < READS; read++) {
            caller.get()
                    .uri("/v1/profiles/" + ada)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.displayName")
                    .isEqualTo("Ada");
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        caller.patch()
                .uri("/v1/profiles/me")
                .bodyValue(java.util.Map.of("bio", "Still here"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
