package dev.parley.profile.profile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads profiles from the cache, and from the repository what the cache lacks or cannot give. */
@Component
class ProfileReader {
    private static final Logger log = LoggerFactory.getLogger(ProfileReader.class);

    private final ProfileRepository repository;
    private final ProfileCache cache;
    private final Counter hits;
    private final Counter misses;
    private final Counter failures;

    ProfileReader(ProfileRepository repository, ProfileCache cache, MeterRegistry meters) {
        this.repository = repository;
        this.cache = cache;
        this.hits = counter(meters, "hit");
        this.misses = counter(meters, "miss");
        this.failures = counter(meters, "failure");
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return meters.counter("cache.gets", "cache", "profiles", "result", result);
    }

    /** Never from the cache: whoever changed their profile sees the change at once. */
    Mono<Profile> own(UUID userId) {
        return repository.find(userId);
    }

    Mono<Profile> find(UUID userId) {
        return findAll(List.of(userId))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** Those that exist, in the order asked for. */
    Mono<List<Profile>> findAll(Collection<UUID> userIds) {
        Set<UUID> wanted = new LinkedHashSet<>(userIds);
        return cache.getAll(wanted)
                .map(cached -> complete(wanted, cached))
                .onErrorResume(failure -> Mono.just(withoutCache(wanted)))
                .flatMap(reading -> reading);
    }

    /**
     * Brings what is stored into the cache. When the cache stays away, it is left to forget by itself: a dead letter
     * would be replayed later than that.
     */
    Mono<Void> refresh(UUID userId) {
        return repository
                .find(userId)
                .flatMap(profile -> cache.putAll(List.of(profile))
                        .retryWhen(Retry.backoff(4, Duration.ofMillis(200)))
                        .onErrorResume(failure -> {
                            log.warn("The cache does not know of version {} of {}", profile.version(), userId);
                            return Mono.empty();
                        }));
    }

    private Mono<List<Profile>> withoutCache(Set<UUID> wanted) {
        failures.increment();
        return repository.findAll(wanted).collectMap(Profile::userId).map(stored -> inOrder(wanted, stored));
    }

    private Mono<List<Profile>> complete(Set<UUID> wanted, Map<UUID, Profile> cached) {
        hits.increment(cached.size());
        misses.increment(wanted.size() - cached.size());
        List<UUID> missing =
                wanted.stream().filter(id -> !cached.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return Mono.just(inOrder(wanted, cached));
        }
        Map<UUID, Profile> all = new HashMap<>(cached);
        return repository.findAll(missing).collectList().flatMap(stored -> {
            stored.forEach(profile -> all.put(profile.userId(), profile));
            return cache.putAll(stored).onErrorComplete().thenReturn(inOrder(wanted, all));
        });
    }

    private static List<Profile> inOrder(Set<UUID> wanted, Map<UUID, Profile> profiles) {
        return wanted.stream().map(profiles::get).filter(Objects::nonNull).toList();
    }
}
