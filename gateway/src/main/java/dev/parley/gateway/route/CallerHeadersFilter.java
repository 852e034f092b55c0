package dev.parley.gateway.route;

import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Tells services who calls. Spring Cloud Gateway leaves these headers out, not knowing that the gateway wrote them itself. */
class CallerHeadersFilter implements HttpHeadersFilter, Ordered {
    private static final List<String> OWN = List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders(input);
        OWN.forEach(name -> headers.put(name, exchange.getRequest().getHeaders().getOrEmpty(name)));
        return headers;
    }
}
