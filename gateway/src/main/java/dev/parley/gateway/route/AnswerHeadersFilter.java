package dev.parley.gateway.route;

import dev.parley.defaults.request.RequestIds;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Headers that the gateway says itself do not come twice, and those about a service's inside not at all. */
class AnswerHeadersFilter implements HttpHeadersFilter {
    private static final Set<String> OWN = Set.of(
            RequestIds.REQUEST_ID.toLowerCase(Locale.ROOT),
            RequestIds.TRACEPARENT,
            "server",
            "strict-transport-security",
            "content-security-policy",
            "referrer-policy",
            "permissions-policy",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset");

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && !lower.startsWith("access-control-")) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
