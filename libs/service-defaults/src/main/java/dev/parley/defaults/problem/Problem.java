package dev.parley.defaults.problem;

import dev.parley.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request failed, in the terms of RFC 9457, for HTTP answers and WebSocket errors alike. */
public record Problem(
        ProblemType type,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable Duration retryAfter) {
    /** What is wrong with one field of the request. */
    public record FieldError(String field, String message) {}

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem(type, detail, List.of(), null);
    }

    public static Problem retryLater(ProblemType type, String detail, Duration after) {
        return new Problem(type, detail, List.of(), after);
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(ProblemType.INVALID_REQUEST, "The request has fields that are not valid.", errors, null);
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    Map<String, Object> extensions() {
        var extensions = new java.util.LinkedHashMap<String, Object>();
        if (!errors.isEmpty()) {
            extensions.put("errors", errors);
        }
        if (retryAfter != null) {
            extensions.put("retryAfterMs", retryAfter.toMillis());
        }
        return extensions;
    }
}
