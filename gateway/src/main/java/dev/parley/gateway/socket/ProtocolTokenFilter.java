package dev.parley.gateway.socket;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Browsers cannot set headers on a WebSocket, so they put the token into the list of subprotocols. It is moved to
 * where tokens belong, and validated like any other.
 */
class ProtocolTokenFilter implements WebFilter, Ordered {
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "bearer.";
    private static final int BEFORE_SECURITY = -110;

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (!headers.containsHeader(PROTOCOLS)) {
            return chain.filter(exchange);
        }
        List<String> protocols = new ArrayList<>(headers.getValuesAsList(PROTOCOLS));
        var token = protocols.stream()
                .filter(protocol -> protocol.startsWith(PREFIX))
                .findFirst();
        if (token.isEmpty()) {
            return chain.filter(exchange);
        }
        protocols.removeIf(protocol -> protocol.startsWith(PREFIX));
        var moved = moved(exchange.getRequest(), token.get().substring(PREFIX.length()), protocols);
        return chain.filter(exchange.mutate().request(moved).build());
    }

    private static ServerHttpRequest moved(ServerHttpRequest request, String token, List<String> protocols) {
        return request.mutate()
                .headers(headers -> {
                    headers.set(PROTOCOLS, String.join(", ", protocols));
                    if (!headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
                        headers.setBearerAuth(token);
                    }
                })
                .build();
    }
}
