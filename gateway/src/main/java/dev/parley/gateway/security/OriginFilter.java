package dev.parley.gateway.security;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets web pages of the own and of the allowed origins call the API and open WebSockets, and those of no other.
 * (Browsers apply no CORS to WebSockets: the check of {@code Origin} here is all there is.)
 */
class OriginFilter implements WebFilter, Ordered {
    private static final int BEFORE_SECURITY = -200;

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration rules = new CorsConfiguration();
    private final ProblemWriter problems;

    OriginFilter(List<String> allowedOrigins, ProblemWriter problems) {
        this.problems = problems;
        rules.setAllowedOrigins(allowedOrigins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setAllowCredentials(true);
        rules.setExposedHeaders(List.of(
                "ETag", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id"));
        rules.setMaxAge(Duration.ofHours(1));
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isCrossOrigin(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        if (!processor.process(rules, exchange)) {
            return problems.write(exchange, Problem.of(ProblemType.FORBIDDEN, "This origin is not allowed."));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }

    private static boolean isCrossOrigin(ServerHttpRequest request) {
        try {
            return CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException malformedOrigin) {
            return true;
        }
    }
}
