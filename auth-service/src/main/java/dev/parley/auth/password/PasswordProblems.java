package dev.parley.auth.password;

import dev.parley.auth.password.PasswordRejected.HashingOverloaded;
import dev.parley.auth.password.PasswordRejected.WeakPassword;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import java.time.Duration;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

@Component
class PasswordProblems implements Problems<PasswordRejected> {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public Class<PasswordRejected> handles() {
        return PasswordRejected.class;
    }

    @Override
    public Problem problem(PasswordRejected rejection) {
        return switch (rejection) {
            case WeakPassword weak -> Problem.of(ProblemType.WEAK_PASSWORD, advice(weak));
            case HashingOverloaded overloaded ->
                Problem.retryLater(
                        ProblemType.UNAVAILABLE,
                        "Too many people sign in right now. Try again.",
                        Duration.ofSeconds(2));
        };
    }

    private static String advice(WeakPassword weak) {
        var texts = ResourceBundle.getBundle("feedback", LocaleContextHolder.getLocale(), NO_FALLBACK);
        return weak.advice().stream()
                .filter(texts::containsKey)
                .map(texts::getString)
                .map(PasswordProblems::sentence)
                .collect(Collectors.joining(" "));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
