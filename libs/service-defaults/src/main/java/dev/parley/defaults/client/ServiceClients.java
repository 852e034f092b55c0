package dev.parley.defaults.client;

import dev.parley.defaults.request.RequestIds;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.springframework.cloud.client.loadbalancer.reactive.LoadBalancedExchangeFilterFunction;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Clients of the other services: balanced over their nodes, with this service's token, a time-out, the request's ids,
 * and a circuit breaker per service that counts errors of transport and answers from 500 on.
 */
public class ServiceClients {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);

    private final WebClient.Builder builder;
    private final LoadBalancedExchangeFilterFunction balancer;
    private final ServiceTokens tokens;
    private final CircuitBreakerRegistry breakers;

    ServiceClients(
            WebClient.Builder builder,
            LoadBalancedExchangeFilterFunction balancer,
            ServiceTokens tokens,
            CircuitBreakerRegistry breakers) {
        this.builder = builder;
        this.balancer = balancer;
        this.tokens = tokens;
        this.breakers = breakers;
    }

    /** A client of the service with that name; an answer that takes longer than {@code timeout} is a failure. */
    public WebClient to(String service, Duration timeout) {
        var breaker = breakers.circuitBreaker(service);
        HttpClient http = HttpClient.create()
                .responseTimeout(timeout)
                .option(
                        io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(CONNECT_WITHIN.toMillis()));
        return builder.clone()
                .baseUrl("http://" + service)
                .clientConnector(new ReactorClientHttpConnector(http))
                .filter((request, next) ->
                        failOnServerError(request, next).transformDeferred(CircuitBreakerOperator.of(breaker)))
                .filter(ServiceClients::withIds)
                .filter(withToken())
                .filter(balancer)
                .build();
    }

    private static Mono<ClientResponse> failOnServerError(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(response -> response.statusCode().is5xxServerError()
                        ? response.createException().flatMap(Mono::error)
                        : Mono.just(response));
    }

    private static Mono<ClientResponse> withIds(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            var ids = context.<RequestIds>getOrEmpty(RequestIds.class);
            return next.exchange(ids.map(id -> ClientRequest.from(request)
                            .header(RequestIds.REQUEST_ID, id.requestId())
                            .header(RequestIds.TRACEPARENT, id.traceparent())
                            .build())
                    .orElse(request));
        });
    }

    private ExchangeFilterFunction withToken() {
        return (request, next) -> tokens.current()
                .flatMap(token -> next.exchange(ClientRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(token))
                        .build()));
    }
}
