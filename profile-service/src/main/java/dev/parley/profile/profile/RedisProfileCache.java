package dev.parley.profile.profile;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redisson.api.BatchResult;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.RedissonReactiveClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** While Redis is down, the first calls fail after {@link #WITHIN} and the others at once. */
@Component
class RedisProfileCache implements ProfileCache {
    static final String KEY_PREFIX = "profile-service:profile:v1:";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration WITHIN = Duration.ofMillis(200);
    private static final String PUT_UNLESS_NEWER_IS_THERE = """
            local readable, kept = pcall(cjson.decode, redis.call('get', KEYS[1]) or '')
            if not readable or kept.version < tonumber(ARGV[1]) then
              redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
            end
            return 1""";

    private static final Logger log = LoggerFactory.getLogger(RedisProfileCache.class);

    private final RedissonReactiveClient redis;
    private final JsonMapper json;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "profile-cache",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build());

    RedisProfileCache(RedissonClient redisson, JsonMapper json) {
        this.redis = redisson.reactive();
        this.json = json;
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "The profile cache is now {}",
                        event.getStateTransition().getToState()));
    }

    @Override
    public Mono<Map<UUID, Profile>> getAll(Collection<UUID> userIds) {
        String[] keys = userIds.stream().map(RedisProfileCache::key).toArray(String[]::new);
        return quickly(() -> redis.getBuckets(StringCodec.INSTANCE).<String>get(keys))
                .map(this::profiles);
    }

    @Override
    public Mono<Void> putAll(List<Profile> profiles) {
        return profiles.isEmpty()
                ? Mono.empty()
                : quickly(() -> batchOf(profiles)).then();
    }

    private Mono<BatchResult<?>> batchOf(List<Profile> profiles) {
        var batch = redis.createBatch();
        var script = batch.getScript(StringCodec.INSTANCE);
        for (Profile profile : profiles) {
            script.eval(
                    RScript.Mode.READ_WRITE,
                    PUT_UNLESS_NEWER_IS_THERE,
                    RScript.ReturnType.LONG,
                    List.of(key(profile.userId())),
                    profile.version(),
                    json.writeValueAsString(profile),
                    KEPT.toMillis());
        }
        return batch.execute();
    }

    /** On a thread that may wait: the first call connects, and Redisson does so on the thread of its caller. */
    private <T> Mono<T> quickly(Supplier<Mono<T>> call) {
        return Mono.defer(call)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(WITHIN)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Map<UUID, Profile> profiles(Map<String, String> cached) {
        return cached.values().stream()
                .<Profile>mapMulti(this::read)
                .collect(Collectors.toMap(Profile::userId, profile -> profile));
    }

    /** What another version of this service wrote and this one cannot read is as good as absent. */
    private void read(String text, Consumer<Profile> profiles) {
        try {
            profiles.accept(json.readValue(text, Profile.class));
        } catch (JacksonException unreadable) {
            log.debug("Not a profile: {}", text, unreadable);
        }
    }

    private static String key(UUID userId) {
        return KEY_PREFIX + userId;
    }
}
