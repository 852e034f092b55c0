package dev.parley.gateway.limit;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    @Bean
    RateLimitFilter rateLimitFilter(ReactiveStringRedisTemplate redis, LimitProperties limits, MeterRegistry meters) {
        return new RateLimitFilter(new RedisTokenBuckets(redis), limits, meters);
    }

    /** A request must not wait for a Redis that is known to be gone. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failAtOnceWithoutRedis() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }
}
