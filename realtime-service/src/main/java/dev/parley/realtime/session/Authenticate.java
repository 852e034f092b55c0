package dev.parley.realtime.session;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The first frame of a client that could not show its token before. A wrong token may be followed by a right one. */
@Component
class Authenticate implements Verb<Frame.Authenticate> {
    private final TokenVerifier tokens;
    private final Sessions sessions;
    private final ProblemTranslator problems;

    Authenticate(TokenVerifier tokens, Sessions sessions, ProblemTranslator problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    private record Answer(UUID userId, Instant expiresAt) {}

    @Override
    public Class<Frame.Authenticate> frame() {
        return Frame.Authenticate.class;
    }

    @Override
    public boolean isForAnonymous() {
        return true;
    }

    @Override
    public void handle(Session session, Frame.Authenticate frame) {
        tokens.verify(frame.token())
                .whenComplete((identity, failure) -> session.execute(() -> {
                    if (failure != null) {
                        session.err(frame.id(), problems.problem(failure));
                    } else if (session.identity() != null) {
                        session.err(
                                frame.id(), Problem.of(ProblemType.INVALID_REQUEST, "The session is authenticated."));
                    } else if (!session.isClosed() && sessions.authenticate(session, identity)) {
                        session.ok(frame.id(), new Answer(identity.userId(), identity.expiresAt()));
                    }
                }));
    }
}
