package dev.parley.defaults.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.server.ServerWebExchange;

/**
 * The id of a request ({@code X-Request-Id}) and its W3C trace context ({@code traceparent}). A caller's own are kept
 * when they are well-formed, and made otherwise, so that every log line and every answer can be found again.
 */
public record RequestIds(String requestId, String traceparent) {
    public static final String REQUEST_ID = "X-Request-Id";
    public static final String TRACEPARENT = "traceparent";
    static final String ATTRIBUTE = RequestIds.class.getName();
    static final String MDC_REQUEST_ID = "requestId";
    static final String MDC_TRACE_ID = "traceId";

    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACEPARENT_FORM =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static RequestIds from(@Nullable String requestId, @Nullable String traceparent) {
        return new RequestIds(
                requestId != null && REQUEST_ID_FORM.matcher(requestId).matches() ? requestId : hex(8),
                traceparent != null && TRACEPARENT_FORM.matcher(traceparent).matches()
                        ? traceparent
                        : "00-" + hex(16) + "-" + hex(8) + "-00");
    }

    String traceId() {
        return traceparent.substring(3, 35);
    }

    public static @Nullable String of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof RequestIds ids ? ids.requestId() : null;
    }

    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestIds ids ? ids.requestId() : null;
    }

    /** Those of the request that this thread of the servlet stack serves, if it serves one. */
    public static @Nullable RequestIds ofThread() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof RequestIds ids
                ? ids
                : null;
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
