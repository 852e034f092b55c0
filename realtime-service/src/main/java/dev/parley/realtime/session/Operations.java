package dev.parley.realtime.session;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.frame.FrameReader;
import dev.parley.realtime.frame.FrameRejected;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes the frames of all clients to their verbs. Whatever is wrong with a frame, the session goes on. */
@Component
public class Operations {
    private final FrameReader reader;
    private final ProblemTranslator problems;
    private final SessionMetrics metrics;
    private final Map<Class<?>, Verb<?>> verbs = new HashMap<>();

    public Operations(FrameReader reader, ProblemTranslator problems, SessionMetrics metrics, List<Verb<?>> verbs) {
        this.reader = reader;
        this.problems = problems;
        this.metrics = metrics;
        verbs.forEach(verb -> this.verbs.put(verb.frame(), verb));
        for (Class<?> frame : Frame.class.getPermittedSubclasses()) {
            Objects.requireNonNull(this.verbs.get(frame), () -> "no verb for " + frame);
        }
    }

    public void receive(Session session, InputStream bytes) {
        metrics.framesIn().increment();
        session.heard();
        long waitMs = session.begin();
        try {
            Frame frame = reader.read(bytes);
            if (waitMs > 0) {
                session.err(frame.id(), tooFast(waitMs));
            } else {
                handle(session, frame);
            }
        } catch (FrameRejected rejected) {
            session.err(rejected.id(), rejected.problem());
        }
    }

    private void handle(Session session, Frame frame) {
        Verb<?> verb = Objects.requireNonNull(verbs.get(frame.getClass()));
        if (session.identity() == null && !verb.isForAnonymous()) {
            session.err(frame.id(), Problem.of(ProblemType.UNAUTHENTICATED, "Authenticate first."));
            return;
        }
        try {
            handle(verb, session, frame);
        } catch (RuntimeException failure) {
            session.err(frame.id(), problems.problem(failure));
        }
    }

    private static <F extends Frame> void handle(Verb<F> verb, Session session, Frame frame) {
        verb.handle(session, verb.frame().cast(frame));
    }

    private static Problem tooFast(long waitMs) {
        return Problem.retryLater(ProblemType.RATE_LIMITED, "Too many operations at once.", Duration.ofMillis(waitMs));
    }
}
