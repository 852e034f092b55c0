package dev.parley.gateway.socket;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Browsers cannot set headers on a WebSocket, so they put the token into the list of subprotocols. A good one is moved to
 * where tokens belong. Any other is left to the node, which tells with a close code what is wrong: of an answer that
 * refuses the upgrade, browsers show their pages nothing.
 */
class ProtocolTokenFilter implements WebFilter, Ordered {
    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "bearer.";
    private static final int BEFORE_SECURITY = -110;

    private final ReactiveJwtDecoder tokens;

    ProtocolTokenFilter(ReactiveJwtDecoder tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        if (!headers.containsHeader(PROTOCOLS) || headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return chain.filter(exchange);
        }
        List<String> protocols = headers.getValuesAsList(PROTOCOLS);
        var token = protocols.stream()
                .filter(protocol -> protocol.startsWith(PREFIX))
                .findFirst();
        return token.isEmpty()
                ? chain.filter(exchange)
                : moved(exchange, token.get().substring(PREFIX.length()), protocols)
                        .flatMap(chain::filter);
    }

    private Mono<ServerWebExchange> moved(ServerWebExchange exchange, String token, List<String> protocols) {
        return tokens.decode(token)
                .map(good -> exchange.getRequest()
                        .mutate()
                        .headers(headers -> {
                            headers.set(PROTOCOLS, withoutToken(protocols));
                            headers.setBearerAuth(token);
                        })
                        .build())
                .map(request -> exchange.mutate().request(request).build())
                .onErrorReturn(exchange);
    }

    private static String withoutToken(List<String> protocols) {
        return protocols.stream()
                .filter(protocol -> !protocol.startsWith(PREFIX))
                .collect(Collectors.joining(", "));
    }
}
