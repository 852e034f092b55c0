package dev.parley.defaults.problem;

import dev.parley.defaults.request.RequestIds;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failed request of the reactive stack, from filters, routes and controllers alike, with a problem. */
@Order(-2)
public class ProblemWriter implements WebExceptionHandler {
    private final ProblemTranslator translator;
    private final JsonMapper json;

    ProblemWriter(ProblemTranslator translator, JsonMapper json) {
        this.translator = translator;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        try (var requestId = MDC.putCloseable("requestId", RequestIds.of(exchange))) {
            return write(exchange, translator.problem(failure));
        }
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.empty();
        }
        var request = exchange.getRequest();
        var document = ProblemDocument.of(
                problem, locale(request.getHeaders()), request.getPath().value(), RequestIds.of(exchange));
        response.setStatusCode(HttpStatusCode.valueOf(document.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        if (problem.retryAfter() != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds(problem.retryAfter()));
        }
        var body = response.bufferFactory().wrap(json.writeValueAsBytes(document));
        return response.writeWith(Mono.just(body));
    }

    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static @Nullable Locale locale(HttpHeaders headers) {
        try {
            var locales = headers.getAcceptLanguageAsLocales();
            return locales.isEmpty() ? null : locales.getFirst();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
