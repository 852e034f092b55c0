package dev.parley.realtime.socket;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
    @Bean
    SimpleUrlHandlerMapping realtimeMapping(RealtimeHandler handler) {
        return new SimpleUrlHandlerMapping(Map.of("/v1/realtime", handler), Ordered.HIGHEST_PRECEDENCE);
    }
}
