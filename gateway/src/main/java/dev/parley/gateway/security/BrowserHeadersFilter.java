package dev.parley.gateway.security;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells browsers that pages load, call and are framed by nothing but their own origin. (HSTS and the rest: Spring Security.) */
class BrowserHeadersFilter implements WebFilter, Ordered {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-\\[\\]:]+");

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 20;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var headers = exchange.getResponse().getHeaders();
        boolean docs = request.getPath().value().startsWith("/docs");
        headers.set("Content-Security-Policy", policy(request.getHeaders().getFirst(HttpHeaders.HOST), docs));
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        return chain.filter(exchange);
    }

    private static String policy(@Nullable String host, boolean docs) {
        boolean named = host != null && HOST.matcher(host).matches();
        return "default-src 'self'; connect-src 'self'"
                + (named ? " ws://" + host + " wss://" + host : "")
                + "; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self'"
                + (docs ? " 'unsafe-inline'" : "") // Swagger UI writes style attributes
                + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
