package dev.parley.defaults.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 puts it on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDocument(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String requestId,
        @JsonAnyGetter Map<String, Object> extensions) {
    public static ProblemDocument of(
            Problem problem, @Nullable Locale locale, @Nullable String instance, @Nullable String requestId) {
        return new ProblemDocument(
                problem.type().uri(),
                title(problem, locale == null ? Locale.ROOT : locale),
                problem.type().status(),
                problem.detail(),
                instance,
                requestId,
                problem.extensions());
    }

    private static String title(Problem problem, Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("dev/parley/defaults/problem/problems", locale, noFallback)
                .getString(problem.type().slug());
    }
}
