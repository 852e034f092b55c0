package dev.parley.defaults.request;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request its ids: in the answer, in the Reactor context (for calls to others) and in the log lines. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {
    static {
        LoggedRequestIds.install();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var ids = RequestIds.from(headers.getFirst(RequestIds.REQUEST_ID), headers.getFirst(RequestIds.TRACEPARENT));
        exchange.getAttributes().put(RequestIds.ATTRIBUTE, ids);
        exchange.getResponse().getHeaders().set(RequestIds.REQUEST_ID, ids.requestId());
        var request = exchange.getRequest()
                .mutate()
                .header(RequestIds.REQUEST_ID, ids.requestId())
                .header(RequestIds.TRACEPARENT, ids.traceparent())
                .build();
        return chain.filter(exchange.mutate().request(request).build())
                .contextWrite(context -> context.put(RequestIds.class, ids));
    }
}
