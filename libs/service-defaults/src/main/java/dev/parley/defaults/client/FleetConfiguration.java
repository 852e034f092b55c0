package dev.parley.defaults.client;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says where the nodes of the fleet are, to Spring Cloud LoadBalancer where a service has it. */
@AutoConfiguration
@EnableConfigurationProperties(FleetProperties.class)
class FleetConfiguration {
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactiveDiscoveryClient.class)
    static class Discovery {
        @Bean
        ReactiveDiscoveryClient configuredNodes(FleetProperties fleet) {
            return new ConfiguredNodes(fleet);
        }
    }
}
