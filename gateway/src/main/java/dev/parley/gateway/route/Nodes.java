package dev.parley.gateway.route;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * The nodes of each service, taken in turn. Each has a circuit breaker per route, which counts failures of transport
 * and time-outs but not answers: what a service says about its own troubles is passed on.
 */
public class Nodes {
    private static final Duration OPEN_FOR = Duration.ofSeconds(2);

    private final Function<String, List<URI>> nodesOf;
    private final CircuitBreakerRegistry breakers;
    private final AtomicInteger turn = new AtomicInteger();

    Nodes(Function<String, List<URI>> nodesOf, MeterRegistry meters) {
        this.nodesOf = nodesOf;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitIntervalFunctionInOpenState(IntervalFunction.ofRandomized(OPEN_FOR))
                .permittedNumberOfCallsInHalfOpenState(5)
                .recordException(Nodes::isOutage)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    }

    /** Tries one node after the other as long as {@code goOn} allows it; the failure is that of the last one tried. */
    public <T> Mono<T> call(
            String route, String service, Function<URI, Mono<T>> attempt, Predicate<? super Throwable> goOn) {
        return Mono.defer(() -> next(route, inTurn(service).iterator(), attempt, goOn));
    }

    private <T> Mono<T> next(
            String route, Iterator<URI> nodes, Function<URI, Mono<T>> attempt, Predicate<? super Throwable> goOn) {
        if (!nodes.hasNext()) {
            return Mono.error(Problem.retryLater(ProblemType.UNAVAILABLE, "Nobody serves this.", OPEN_FOR)
                    .exception());
        }
        URI node = nodes.next();
        var breaker = breakers.circuitBreaker(route + "@" + node.getAuthority());
        return Mono.defer(() -> attempt.apply(node))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(
                        failure -> nodes.hasNext() && goOn.test(failure), failure -> next(route, nodes, attempt, goOn));
    }

    private List<URI> inTurn(String service) {
        var nodes = new ArrayList<>(nodesOf.apply(service));
        if (nodes.size() > 1) {
            Collections.rotate(nodes, Math.floorMod(turn.getAndIncrement(), nodes.size()));
        }
        return nodes;
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException || failure instanceof TimeoutException;
    }
}
