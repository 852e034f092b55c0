package dev.parley.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.removeAlreadyRouted;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a request to a node of its service, and to the next when that one cannot have seen it (the connection was
 * refused) or when it only reads: clients do not notice that a node is gone.
 */
class NodeFilter implements GlobalFilter, Ordered {
    private final Nodes nodes;

    NodeFilter(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        URI url = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        return nodes.call(
                route.getId(),
                url.getHost(),
                node -> forward(exchange, chain, at(node, url)),
                failure -> mayGoOn(exchange, failure));
    }

    private static Mono<Void> forward(ServerWebExchange exchange, GatewayFilterChain chain, URI url) {
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, url);
        removeAlreadyRouted(exchange);
        return chain.filter(exchange).onErrorMap(NodeFilter::isTimeout, NodeFilter::timeout);
    }

    private static boolean mayGoOn(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof CallNotPermittedException) {
            return true;
        }
        var method = exchange.getRequest().getMethod();
        return failure instanceof IOException && (method == HttpMethod.GET || method == HttpMethod.HEAD);
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof ResponseStatusException answer
                && answer.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT;
    }

    private static TimeoutException timeout(Throwable failure) {
        return new TimeoutException(failure.getMessage());
    }

    private static URI at(URI node, URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(node.getScheme() + "://" + node.getRawAuthority() + url.getRawPath() + query);
    }
}
