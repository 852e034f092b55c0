package dev.parley.realtime.backplane;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@Configuration(proxyBeanMethods = false)
class BackplaneConfiguration {
    @Bean
    @ConditionalOnProperty(name = "parley.realtime.backplane", havingValue = "redis", matchIfMissing = true)
    Backplane redisBackplane(LettuceConnectionFactory connections, MeterRegistry meters) {
        return new RedisBackplane(connections, meters);
    }

    @Bean
    @ConditionalOnProperty(name = "parley.realtime.backplane", havingValue = "memory")
    Backplane inMemoryBackplane() {
        return new InMemoryBackplane();
    }
}
