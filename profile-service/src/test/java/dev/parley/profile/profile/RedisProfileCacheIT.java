package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.profile.v1.ProfileChanged;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class RedisProfileCacheIT {
    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00.123Z");

    @Autowired
    private WebTestClient http;

    @Autowired
    private TestEvents events;

    @Autowired
    private RedisProfileCache cache;

    @Autowired
    private PostgresProfileRepository repository;

    @Autowired
    private RedissonClient redisson;

    @Autowired
    private MeterRegistry meters;

    @Test
    void givesWhatItWasGiven() {
        var ada = profile(UUID.randomUUID(), 1, "Ada 🧮");
        var grace = profile(UUID.randomUUID(), 7, "Grace");
        put(ada, grace);
        assertThat(cached(ada.userId(), grace.userId(), UUID.randomUUID()))
                .containsOnly(Map.entry(ada.userId(), ada), Map.entry(grace.userId(), grace));
    }

    @Test
    void keepsTheNewerVersion() {
        UUID ada = UUID.randomUUID();
        put(profile(ada, 2, "Ada King"));
        put(profile(ada, 1, "Ada"));
        assertThat(cached(ada)).containsEntry(ada, profile(ada, 2, "Ada King"));
        put(profile(ada, 10, "Ada Byron"));
        assertThat(cached(ada)).containsEntry(ada, profile(ada, 10, "Ada Byron"));
    }

    @Test
    void forgetsAfterAWhile() {
        var ada = profile(UUID.randomUUID(), 1, "Ada");
        put(ada);
        assertThat(redisson.getBucket(RedisProfileCache.KEY_PREFIX + ada.userId(), StringCodec.INSTANCE)
                        .remainTimeToLive())
                .isBetween(1L, 600_000L);
    }

    @Test
    void readersFillItAndChangesReplaceWhatItHolds() {
        var users = new Users(http, events);
        UUID ada = users.register("ada", "Ada");
        double hits = hits();
        await().until(() -> {
            users.as(ada)
                    .get()
                    .uri("/v1/profiles/" + ada)
                    .exchange()
                    .expectStatus()
                    .isOk();
            return hits() > hits;
        });
        users.as(ada)
                .patch()
                .uri("/v1/profiles/me")
                .bodyValue(Map.of("displayName", "Ada King"))
                .exchange()
                .expectStatus()
                .isOk();
        await().untilAsserted(() -> assertThat(cached(ada).get(ada))
                .extracting(Profile::displayName)
                .isEqualTo("Ada King"));
    }

    @Test
    void changeToldByAnEventIsReadFromTheDatabase() {
        UUID ada = UUID.randomUUID();
        put(profile(ada, 1, "Ada"));
        repository.add(profile(ada, 2, "Ada King")).block();
        events.publish(new ProfileChanged(ada, "ada", "Ada King", NOW));
        await().untilAsserted(() -> assertThat(cached(ada).get(ada))
                .extracting(Profile::displayName)
                .isEqualTo("Ada King"));
    }

    @Test
    void whatCannotBeReadIsReplaced() {
        UUID ada = UUID.randomUUID();
        redisson.getBucket(RedisProfileCache.KEY_PREFIX + ada, StringCodec.INSTANCE)
                .set("{");
        repository.add(profile(ada, 1, "Ada")).block();
        new Users(http, events)
                .as(ada)
                .get()
                .uri("/v1/profiles/" + ada)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(cached(ada)).containsKey(ada);
    }

    private double hits() {
        return meters.get("cache.gets").tag("result", "hit").counter().count();
    }

    /** Waits for the first connection, which takes longer than a reader would. */
    private void put(Profile... profiles) {
        await().untilAsserted(() -> cache.putAll(List.of(profiles)).block());
    }

    private Map<UUID, Profile> cached(UUID... ids) {
        return Objects.requireNonNull(cache.getAll(Set.of(ids)).block());
    }

    private static Profile profile(UUID userId, long version, String displayName) {
        return new Profile(userId, "ada", displayName, null, null, null, version, NOW);
    }
}
