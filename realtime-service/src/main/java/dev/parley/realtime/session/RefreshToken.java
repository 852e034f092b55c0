package dev.parley.realtime.session;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A session lives as long as the newest token that its user has shown. */
@Component
class RefreshToken implements Verb<Frame.RefreshToken> {
    private final TokenVerifier tokens;
    private final ProblemTranslator problems;

    RefreshToken(TokenVerifier tokens, ProblemTranslator problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    private record Answer(Instant expiresAt) {}

    @Override
    public Class<Frame.RefreshToken> frame() {
        return Frame.RefreshToken.class;
    }

    @Override
    public void handle(Session session, Frame.RefreshToken frame) {
        tokens.verify(frame.token())
                .whenComplete((identity, failure) -> session.execute(() -> {
                    if (failure != null) {
                        session.err(frame.id(), problems.problem(failure));
                    } else if (!identity.userId().equals(session.userId())) {
                        session.err(frame.id(), Problem.of(ProblemType.FORBIDDEN, "The token is of another user."));
                    } else {
                        session.identify(identity);
                        session.ok(frame.id(), new Answer(identity.expiresAt()));
                    }
                }));
    }
}
