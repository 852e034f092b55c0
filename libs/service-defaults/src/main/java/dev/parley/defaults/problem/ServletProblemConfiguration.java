package dev.parley.defaults.problem;

import dev.parley.defaults.request.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The same problems on the servlet stack. */
@AutoConfiguration(after = ProblemConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ServletProblemConfiguration {
    @Bean
    ServletProblemAdvice servletProblemAdvice(ProblemTranslator translator) {
        return new ServletProblemAdvice(translator);
    }

    @RestControllerAdvice
    static class ServletProblemAdvice {
        private final ProblemTranslator translator;

        ServletProblemAdvice(ProblemTranslator translator) {
            this.translator = translator;
        }

        @ExceptionHandler(Throwable.class)
        ResponseEntity<ProblemDocument> handle(Throwable failure, HttpServletRequest request, Locale locale) {
            Problem problem = translator.problem(failure);
            var answer = ResponseEntity.status(problem.type().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
            if (problem.retryAfter() != null) {
                answer.header(HttpHeaders.RETRY_AFTER, ProblemWriter.seconds(problem.retryAfter()));
            }
            return answer.body(ProblemDocument.of(problem, locale, request.getRequestURI(), RequestIds.of(request)));
        }
    }
}
