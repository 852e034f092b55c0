package dev.parley.gateway.web;

import dev.parley.gateway.GatewayProperties;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebClientConfiguration {
    /** After every other mapping: what nobody else knows is a file, a page of the client, or not found. */
    @Bean
    SimpleUrlHandlerMapping webClient(GatewayProperties properties) {
        return new SimpleUrlHandlerMapping(
                Map.of("/**", new WebClientHandler(properties.web())), Ordered.LOWEST_PRECEDENCE - 1);
    }
}
