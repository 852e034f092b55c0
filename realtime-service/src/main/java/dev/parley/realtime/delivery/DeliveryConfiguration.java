package dev.parley.realtime.delivery;

import dev.parley.realtime.RealtimeProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    /** Every question to the log that a client or a change of membership causes goes through it. */
    @Bean
    Gate gate(RealtimeProperties limits) {
        return new Gate(limits.concurrentResumes());
    }
}
