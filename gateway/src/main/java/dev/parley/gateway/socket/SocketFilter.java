package dev.parley.gateway.socket;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.gateway.route.Nodes;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Takes upgrades out of the way of other requests: to the one route that has them, on a tunnel; elsewhere they are refused. */
class SocketFilter implements GlobalFilter, Ordered {
    private static final String ROUTE = "realtime";
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "connection", "upgrade", "keep-alive", "te", "trailer", "transfer-encoding", "origin", "cookie");

    private final Nodes nodes;
    private final Tunnels tunnels;

    SocketFilter(Nodes nodes, Tunnels tunnels) {
        this.nodes = nodes;
        this.tunnels = tunnels;
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER + 50;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var headers = exchange.getRequest().getHeaders();
        boolean upgrade = "websocket".equalsIgnoreCase(headers.getUpgrade());
        if (!ROUTE.equals(route.getId())) {
            return upgrade ? refuse("There is no WebSocket here.") : chain.filter(exchange);
        }
        if (!upgrade || !isHandshake(exchange.getRequest())) {
            return refuse("This is a WebSocket (RFC 6455, version 13).");
        }
        URI url = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        return nodes.call(
                        ROUTE,
                        url.getHost(),
                        node -> tunnels.open(channel(exchange), node, () -> handshake(exchange.getRequest(), node)),
                        failure -> true)
                .flatMap(answer -> answer.isUpgraded() ? end(exchange) : pass(exchange, answer));
    }

    private static boolean isHandshake(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return request.getMethod() == org.springframework.http.HttpMethod.GET
                && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
                && "13".equals(headers.getFirst("Sec-WebSocket-Version"))
                && headers.containsHeader("Sec-WebSocket-Key");
    }

    private static Mono<Void> refuse(String why) {
        return Mono.error(Problem.of(ProblemType.INVALID_REQUEST, why).exception());
    }

    private static FullHttpRequest handshake(ServerHttpRequest request, URI node) {
        String query = request.getURI().getRawQuery();
        var handshake = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.GET,
                request.getURI().getRawPath() + (query == null ? "" : "?" + query),
                Unpooled.EMPTY_BUFFER);
        request.getHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                handshake.headers().set(name, values);
            }
        });
        handshake.headers().set(HttpHeaders.HOST, node.getAuthority());
        handshake.headers().set(HttpHeaders.CONNECTION, "Upgrade").set(HttpHeaders.UPGRADE, "websocket");
        return handshake;
    }

    private static Mono<Void> end(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        return Mono.empty();
    }

    private static Mono<Void> pass(ServerWebExchange exchange, UpgradeAnswer answer) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        for (String name : new String[] {HttpHeaders.CONTENT_TYPE, HttpHeaders.RETRY_AFTER, "WWW-Authenticate"}) {
            if (answer.headers().contains(name)) {
                response.getHeaders().set(name, answer.headers().get(name));
            }
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }

    private static Channel channel(ServerWebExchange exchange) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        Channel[] channel = new Channel[1];
        request.withConnection(connection -> channel[0] = connection.channel());
        return channel[0];
    }
}
