package dev.parley.gateway.limit;

import dev.parley.gateway.limit.LimitProperties.Limit;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/** Token buckets in Redis, one round trip each, by the clock of Redis: all gateways count together. */
class RedisTokenBuckets {
    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TAKE =
            RedisScript.of(new ClassPathResource("dev/parley/gateway/limit/take-token.lua"), List.class);

    private final ReactiveStringRedisTemplate redis;

    RedisTokenBuckets(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    Mono<Verdict> take(String bucket, Limit limit) {
        return redis.execute(
                        TAKE,
                        List.of("gateway:limit:" + bucket),
                        List.of(Double.toString(limit.rate()), Double.toString(limit.burst())))
                .next()
                .map(RedisTokenBuckets::verdict);
    }

    private static Verdict verdict(List<?> answer) {
        return new Verdict(
                number(answer, 0) == 1,
                number(answer, 1),
                Duration.ofMillis(number(answer, 2)),
                Duration.ofMillis(number(answer, 3)));
    }

    private static long number(List<?> answer, int index) {
        return ((Number) answer.get(index)).longValue();
    }
}
