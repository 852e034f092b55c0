package dev.parley.defaults.client;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.client.loadbalancer.reactive.LoadBalancedExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** For services that have a load balancer and a circuit breaker on their class path: those that call others. */
@AutoConfiguration(
        after = FleetConfiguration.class,
        afterName = "org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerClientAutoConfiguration")
@ConditionalOnClass({LoadBalancedExchangeFilterFunction.class, CircuitBreakerOperator.class, WebClient.class})
class ServiceClientConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerRegistry circuitBreakerRegistry(MeterRegistry meters) {
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofRandomized(Duration.ofSeconds(1)))
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .permittedNumberOfCallsInHalfOpenState(3)
                .ignoreException(failure -> failure instanceof WebClientResponseException answer
                        && !answer.getStatusCode().is5xxServerError())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry;
    }

    @Bean
    ServiceClients serviceClients(
            LoadBalancedExchangeFilterFunction balancer,
            CircuitBreakerRegistry breakers,
            FleetProperties fleet,
            @Value("${spring.application.name}") String name) {
        var builder = WebClient.builder();
        var tokens = new ServiceTokens(builder.clone().filter(balancer).build(), name, fleet.serviceSecret());
        return new ServiceClients(builder, balancer, tokens, breakers);
    }
}
