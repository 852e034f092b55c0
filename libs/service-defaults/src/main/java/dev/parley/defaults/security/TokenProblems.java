package dev.parley.defaults.security;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Problems of tokens that are validated outside the filter chain, such as those in WebSocket frames. */
class TokenProblems implements Problems<BadJwtException> {
    @Override
    public Class<BadJwtException> handles() {
        return BadJwtException.class;
    }

    @Override
    public Problem problem(BadJwtException rejection) {
        return isExpired(rejection)
                ? Problem.of(ProblemType.TOKEN_EXPIRED, "Get a new one and try again.")
                : Problem.of(ProblemType.UNAUTHENTICATED, "A valid access token is needed.");
    }

    static boolean isExpired(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException validation) {
                return validation.getErrors().stream()
                        .anyMatch(
                                error -> String.valueOf(error.getDescription()).startsWith("Jwt expired"));
            }
        }
        return false;
    }
}
