package dev.parley.realtime.presence;

import dev.parley.defaults.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A sorted set for each user, of the nodes that they are connected to, by when each is to be forgotten: so one node
 * cannot take another's users offline. Lettuce pipelines the commands of a batch.
 */
@Component
class RedisPresenceBoard implements PresenceBoard {
    private static final Duration FORGET_AFTER = Duration.ofSeconds(40);
    private static final int AT_ONCE = 256;

    private final ReactiveStringRedisTemplate redis;
    private final Clock clock;
    private final String node;

    RedisPresenceBoard(ReactiveStringRedisTemplate redis, Clock clock, Ids ids) {
        this.redis = redis;
        this.clock = clock;
        this.node = ids.next().toString();
    }

    @Override
    public CompletionStage<?> here(Collection<UUID> users) {
        double until = clock.millis() + FORGET_AFTER.toMillis();
        return Flux.fromIterable(List.copyOf(users))
                .flatMap(
                        user -> redis.opsForZSet()
                                .add(key(user), node, until)
                                .then(redis.expire(key(user), FORGET_AFTER)),
                        AT_ONCE)
                .then()
                .toFuture();
    }

    @Override
    public CompletionStage<Boolean> gone(UUID user) {
        return redis.opsForZSet()
                .remove(key(user), node)
                .then(isOnline(user))
                .map(elsewhere -> !elsewhere)
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    @Override
    public CompletionStage<Set<UUID>> online(Collection<UUID> users) {
        return Flux.fromIterable(Set.copyOf(users))
                .flatMap(user -> isOnline(user).filter(online -> online).map(online -> user), AT_ONCE)
                .collect(Collectors.toUnmodifiableSet())
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private Mono<Boolean> isOnline(UUID user) {
        return redis.opsForZSet()
                .count(key(user), Range.rightUnbounded(Range.Bound.exclusive((double) clock.millis())))
                .map(nodes -> nodes > 0);
    }

    private static String key(UUID user) {
        return "presence:{" + user + "}";
    }
}
