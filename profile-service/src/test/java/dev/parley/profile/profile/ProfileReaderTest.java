package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ProfileReaderTest {
    private final Profile ada = Profile.registered(UUID.randomUUID(), "ada", "Ada", Instant.EPOCH);
    private final Profile grace = Profile.registered(UUID.randomUUID(), "grace", "Grace", Instant.EPOCH);
    private final StoredProfiles stored = new StoredProfiles(ada, grace);
    private final CachedProfiles cached = new CachedProfiles();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProfileReader reader = new ProfileReader(stored, cached, meters);

    @Test
    void asksTheRepositoryOnceForWhatTheCacheLacks() {
        cached.profiles.put(ada.userId(), ada);
        var ids = List.of(grace.userId(), UUID.randomUUID(), ada.userId(), grace.userId());

        assertThat(reader.findAll(ids).block()).containsExactly(grace, ada);
        assertThat(stored.asked).containsExactly(ids.get(0), ids.get(1));
        assertThat(reader.findAll(List.of(ada.userId(), grace.userId())).block())
                .containsExactly(ada, grace);
        assertThat(stored.asked).hasSize(2);
    }

    @Test
    void goesOnWithoutACacheThatFails() {
        cached.broken = true;
        assertThat(reader.find(ada.userId()).block()).isEqualTo(ada);
        assertThat(count("failure")).isEqualTo(1);
        assertThat(cached.given).isZero();
    }

    @Test
    void nobodyIsNothing() {
        assertThat(reader.find(UUID.randomUUID()).blockOptional()).isEmpty();
        assertThat(reader.findAll(List.of()).block()).isEmpty();
    }

    @Test
    void ownProfileNeverComesFromTheCache() {
        cached.profiles.put(ada.userId(), grace);
        assertThat(reader.own(ada.userId()).block()).isEqualTo(ada);
    }

    @Test
    void changeReachesTheCacheWhenItComesBackSoonAndIsNotWaitedForOtherwise() {
        cached.failuresLeft = 4;
        refresh(ada);
        assertThat(cached.profiles).containsEntry(ada.userId(), ada);
        cached.failuresLeft = 5;
        refresh(grace);
        assertThat(cached.profiles).doesNotContainKey(grace.userId());
    }

    private void refresh(Profile profile) {
        StepVerifier.withVirtualTime(() -> reader.refresh(profile.userId()))
                .thenAwait(Duration.ofSeconds(10))
                .verifyComplete();
    }

    @Test
    void countsHitsAndMisses() {
        cached.profiles.put(ada.userId(), ada);
        reader.findAll(List.of(ada.userId(), grace.userId(), UUID.randomUUID())).block();
        assertThat(count("hit")).isEqualTo(1);
        assertThat(count("miss")).isEqualTo(2);
    }

    private double count(String result) {
        return meters.get("cache.gets").tag("result", result).counter().count();
    }

    private static final class StoredProfiles implements ProfileRepository {
        private final Map<UUID, Profile> profiles;
        private final List<UUID> asked = new ArrayList<>();

        StoredProfiles(Profile... profiles) {
            this.profiles = List.of(profiles).stream().collect(Collectors.toMap(Profile::userId, p -> p));
        }

        @Override
        public Mono<Profile> find(UUID userId) {
            return Mono.justOrEmpty(profiles.get(userId));
        }

        @Override
        public Flux<Profile> findAll(Collection<UUID> userIds) {
            asked.addAll(userIds);
            return Flux.fromIterable(userIds).mapNotNull(profiles::get);
        }
    }

    private static final class CachedProfiles implements ProfileCache {
        private final Map<UUID, Profile> profiles = new HashMap<>();
        private boolean broken;
        private int given;
        private int failuresLeft;

        @Override
        public Mono<Map<UUID, Profile>> getAll(Collection<UUID> userIds) {
            return broken
                    ? Mono.error(new IllegalStateException("down"))
                    : Mono.just(userIds.stream()
                            .filter(profiles::containsKey)
                            .collect(Collectors.toMap(id -> id, profiles::get)));
        }

        @Override
        public Mono<Void> putAll(List<Profile> found) {
            given += found.size();
            return Mono.fromRunnable(() -> {
                if (failuresLeft-- > 0) {
                    throw new IllegalStateException("down");
                }
                found.forEach(profile -> profiles.put(profile.userId(), profile));
            });
        }
    }
}
