package dev.parley.defaults.request;

import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Gives every request its ids: in the answer, in the Reactor context (for calls to others) and in the log lines. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter implements WebFilter {
    static {
        for (String key : new String[] {RequestIds.MDC_REQUEST_ID, RequestIds.MDC_TRACE_ID}) {
            ContextRegistry.getInstance()
                    .registerThreadLocalAccessor(
                            key, () -> MDC.get(key), value -> MDC.put(key, value), () -> MDC.remove(key));
        }
        Hooks.enableAutomaticContextPropagation();
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
                .contextWrite(context -> context.put(RequestIds.class, ids)
                        .put(RequestIds.MDC_REQUEST_ID, ids.requestId())
                        .put(RequestIds.MDC_TRACE_ID, ids.traceId()));
    }
}
