package dev.parley.auth.session;

import dev.parley.auth.session.SessionRejected.InvalidRefreshToken;
import dev.parley.auth.session.SessionRejected.RefreshTokenReused;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.stereotype.Component;

@Component
class SessionProblems implements Problems<SessionRejected> {
    @Override
    public Class<SessionRejected> handles() {
        return SessionRejected.class;
    }

    @Override
    public Problem problem(SessionRejected rejection) {
        return switch (rejection) {
            case InvalidRefreshToken invalid ->
                invalid("The refresh token is unknown, expired or revoked. Sign in again.");
            case RefreshTokenReused reused ->
                invalid("The refresh token was used before, so the session was ended. Sign in again.");
        };
    }

    private static Problem invalid(String detail) {
        return Problem.of(ProblemType.INVALID_REFRESH_TOKEN, detail);
    }
}
