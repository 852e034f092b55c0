package dev.parley.gateway.limit;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.gateway.limit.LimitProperties.Limit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Every routed request takes a token of its user, or of its address when it is anonymous. While Redis is down, all
 * pass: a chat without limits is better than none, and the counter {@code parley.limits.unchecked} tells.
 */
class RateLimitFilter implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(RateLimitFilter.class);
    private static final Duration WITHIN = Duration.ofMillis(500);
    private static final int BEFORE_ALL_ROUTING = -100;

    private final RedisTokenBuckets buckets;
    private final LimitProperties limits;
    private final MeterRegistry meters;

    RateLimitFilter(RedisTokenBuckets buckets, LimitProperties limits, MeterRegistry meters) {
        this.buckets = buckets;
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public int getOrder() {
        return BEFORE_ALL_ROUTING;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var type = classOf(exchange);
        var limit = limits.of(type);
        return exchange.getPrincipal()
                .map(user -> "user:" + user.getName())
                .defaultIfEmpty(
                        "address:" + CallerAddress.group(exchange.getRequest().getRemoteAddress()))
                .flatMap(caller -> take(type, caller, limit))
                .flatMap(verdict -> {
                    tell(exchange, limit, verdict);
                    return verdict.passes() ? Mono.empty() : refuse(type, verdict);
                })
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Verdict> take(LimitClass type, String caller, Limit limit) {
        return buckets.take(name(type) + ":" + caller, limit).timeout(WITHIN).onErrorResume(failure -> {
            log.debug("Limits are not checked: {}", failure.toString());
            meters.counter("parley.limits.unchecked", "class", name(type)).increment();
            return Mono.empty();
        });
    }

    private Mono<Void> refuse(LimitClass type, Verdict verdict) {
        meters.counter("parley.limits.refused", "class", name(type)).increment();
        return Mono.error(Problem.retryLater(ProblemType.RATE_LIMITED, "Slow down and try again.", verdict.retryAfter())
                .exception());
    }

    private static void tell(ServerWebExchange exchange, Limit limit, Verdict verdict) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Limit", Long.toString((long) limit.burst()));
        headers.set("RateLimit-Remaining", Long.toString(verdict.remaining()));
        headers.set(
                "RateLimit-Reset",
                Long.toString(verdict.fullAfter().plusMillis(999).toSeconds()));
    }

    private static LimitClass classOf(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        if (route.getMetadata().get(LimitClass.METADATA) instanceof LimitClass named) {
            return named;
        }
        var method = exchange.getRequest().getMethod();
        return method == HttpMethod.GET || method == HttpMethod.HEAD ? LimitClass.READ : LimitClass.WRITE;
    }

    private static String name(LimitClass type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
