package dev.parley.gateway.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Settles who calls: the peer of the socket, or whom a trusted proxy names. From here on the request's remote address and
 * scheme are the client's, and its {@code X-Forwarded-*} headers are the gateway's own.
 */
class ClientAddressFilter implements WebFilter, Ordered {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final List<String> SPOOFABLE = List.of(
            "Forwarded",
            FORWARDED_FOR,
            FORWARDED_PROTO,
            FORWARDED_HOST,
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override");

    private final List<InetAddressMatcher> trusted;

    ClientAddressFilter(List<String> trustedProxies) {
        trusted =
                trustedProxies.stream().map(InetAddressMatchers::fromIpAddress).toList();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var peer = request.getRemoteAddress();
        boolean behindProxy = peer != null && isTrusted(peer.getAddress());
        var client = peer != null && behindProxy ? client(request.getHeaders(), peer) : peer;
        boolean https =
                behindProxy && "https".equalsIgnoreCase(request.getHeaders().getFirst(FORWARDED_PROTO));
        return chain.filter(
                exchange.mutate().request(rewrite(request, client, https)).build());
    }

    private static ServerHttpRequest rewrite(
            ServerHttpRequest request, @Nullable InetSocketAddress client, boolean https) {
        URI uri = https
                ? UriComponentsBuilder.fromUri(request.getURI())
                        .scheme("https")
                        .build(true)
                        .toUri()
                : request.getURI();
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        var rewritten = request.mutate().uri(uri).headers(headers -> {
            SPOOFABLE.forEach(headers::remove);
            headers.set(FORWARDED_PROTO, String.valueOf(uri.getScheme()));
            if (client != null && client.getAddress() != null) {
                headers.set(FORWARDED_FOR, client.getAddress().getHostAddress());
            }
            if (host != null) {
                headers.set(FORWARDED_HOST, host);
            }
        });
        return client == null
                ? rewritten.build()
                : rewritten.remoteAddress(client).build();
    }

    /** The last address in the chain that is not a proxy of ours: what stands before it, anybody may have written. */
    private InetSocketAddress client(HttpHeaders headers, InetSocketAddress peer) {
        var hops = Arrays.stream(
                        String.join(",", headers.getOrEmpty(FORWARDED_FOR)).split(","))
                .map(String::trim)
                .filter(hop -> !hop.isEmpty())
                .toList()
                .reversed();
        InetSocketAddress client = peer;
        for (String hop : hops) {
            InetAddress address = literal(hop);
            if (address == null) {
                return client;
            }
            client = new InetSocketAddress(address, peer.getPort());
            if (!isTrusted(address)) {
                return client;
            }
        }
        return client;
    }

    private static @Nullable InetAddress literal(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(network -> network.matches(address));
    }
}
