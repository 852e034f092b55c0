package dev.parley.gateway.security;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Signing in and getting a new token need none, so a token that ran out is no obstacle there: it is left out. */
class AnonymousCallFilter implements WebFilter, Ordered {
    private static final int BEFORE_SECURITY = -120;
    private static final PathPattern CALLS =
            PathPatternParser.defaultInstance.parse("/v1/auth/{call:register|login|refresh|logout}");

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION) || !isAnonymous(request.getPath())) {
            return chain.filter(exchange);
        }
        var without = request.mutate()
                .headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION))
                .build();
        return chain.filter(exchange.mutate().request(without).build());
    }

    private static boolean isAnonymous(PathContainer path) {
        return CALLS.matches(path);
    }
}
