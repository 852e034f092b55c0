package dev.parley.defaults.problem;

import static dev.parley.contracts.problem.ProblemType.*;

import dev.parley.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ServerWebInputException;

/** Turns every failure into a problem. What it does not know is a 500 with a fixed sentence, and is logged. */
public class ProblemTranslator {
    private static final Logger log = LoggerFactory.getLogger(ProblemTranslator.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final List<Problems<?>> features;

    ProblemTranslator(List<Problems<?>> features) {
        this.features = features;
    }

    public Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem known = known(cause);
            if (known != null) {
                return known;
            }
        }
        log.error("Unexpected failure", failure);
        return Problem.of(INTERNAL_ERROR, "Something went wrong on our side. The request id finds it in our logs.");
    }

    private @Nullable Problem known(Throwable failure) {
        for (Problems<?> feature : features) {
            if (feature.handles().isInstance(failure)) {
                return translate(feature, failure);
            }
        }
        return switch (failure) {
            case ProblemException e -> e.problem();
            case BindingResult e -> Problem.invalid(fieldErrors(e));
            case HandlerMethodValidationException e -> Problem.invalid(parameterErrors(e));
            case ServerWebInputException e
            when e.getCause() instanceof TypeMismatchException ->
                Problem.invalid(parameterName(e.getMethodParameter()), message(null));
            case MethodArgumentTypeMismatchException e -> Problem.invalid(e.getName(), message(null));
            case DecodingException e -> Problem.of(INVALID_REQUEST, "The body is not the JSON that is expected here.");
            case HttpMessageNotReadableException e ->
                Problem.of(INVALID_REQUEST, "The body is not the JSON that is expected here.");
            case AuthenticationServiceException e -> unavailable();
            case AuthenticationException e -> Problem.of(UNAUTHENTICATED, "A valid access token is needed.");
            case AccessDeniedException e -> Problem.of(FORBIDDEN, "The token does not allow this.");
            case ErrorResponse e
            when failure.getCause() == null || e.getStatusCode().value() != 400 -> ofStatus(e);
            default ->
                Outages.isTimeout(failure)
                        ? Problem.retryLater(TIMEOUT, "No answer in time. It is safe to try again.", RETRY_AFTER)
                        : Outages.isOutage(failure) ? unavailable() : null;
        };
    }

    private static Problem unavailable() {
        return Problem.retryLater(UNAVAILABLE, "Something that this request needs is down. Try again.", RETRY_AFTER);
    }

    private static <E extends Throwable> Problem translate(Problems<E> feature, Throwable failure) {
        return feature.problem(feature.handles().cast(failure));
    }

    private static List<Problem.FieldError> fieldErrors(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> new Problem.FieldError(error.getField(), message(error.getDefaultMessage())))
                .toList();
    }

    private static List<Problem.FieldError> parameterErrors(HandlerMethodValidationException failure) {
        return failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Problem.FieldError(
                                message(result.getMethodParameter().getParameterName()),
                                message(error.getDefaultMessage()))))
                .toList();
    }

    private static String parameterName(@Nullable MethodParameter parameter) {
        String name = parameter == null ? null : parameter.getParameterName();
        return name == null ? "parameter" : name;
    }

    private static String message(@Nullable String text) {
        return text == null ? "is not valid" : text;
    }

    private static Problem ofStatus(ErrorResponse failure) {
        int status = failure.getStatusCode().value();
        ProblemType type = switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            case 504 -> TIMEOUT;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
        return status == 503
                ? unavailable()
                : Problem.of(type, status < 500 ? failure.getBody().getDetail() : null);
    }
}
