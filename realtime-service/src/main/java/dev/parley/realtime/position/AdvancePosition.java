package dev.parley.realtime.position;

import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.log.MessageLog.Advance;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Verb;
import org.springframework.stereotype.Component;

@Component
class AdvancePosition implements Verb<Frame.AdvancePosition> {
    private final PositionBatcher batcher;
    private final ProblemTranslator problems;

    AdvancePosition(PositionBatcher batcher, ProblemTranslator problems) {
        this.batcher = batcher;
        this.problems = problems;
    }

    @Override
    public Class<Frame.AdvancePosition> frame() {
        return Frame.AdvancePosition.class;
    }

    @Override
    public void handle(Session session, Frame.AdvancePosition frame) {
        if (frame.delivered() == null && frame.read() == null) {
            throw Problem.invalid("read", "or delivered is needed").exception();
        }
        var advance = new Advance(session.userId(), frame.conversationId(), frame.delivered(), frame.read());
        batcher.advance(advance)
                .whenComplete((outcome, failure) -> session.execute(() -> {
                    if (failure != null) {
                        session.err(frame.id(), problems.problem(failure));
                        return;
                    }
                    switch (outcome) {
                        case Outcome.Done<?> done -> session.ok(frame.id(), done.answer());
                        case Outcome.Refused<?> refused -> session.err(frame.id(), refused.problem());
                    }
                }));
    }
}
