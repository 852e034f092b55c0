package dev.parley.realtime.append;

import static dev.parley.contracts.problem.ProblemType.MESSAGE_TOO_LARGE;

import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.log.MessageLog.Append;
import dev.parley.realtime.log.MessageLog.Outcome;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Verb;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Answered when the message is stored, and not before. */
@Component
class SendMessage implements Verb<Frame.SendMessage> {
    private static final int MOST_CHARACTERS = 8_000;
    private static final int MOST_BYTES = 32 * 1024;

    private final AppendBatcher batcher;
    private final ProblemTranslator problems;

    SendMessage(AppendBatcher batcher, ProblemTranslator problems) {
        this.batcher = batcher;
        this.problems = problems;
    }

    @Override
    public Class<Frame.SendMessage> frame() {
        return Frame.SendMessage.class;
    }

    @Override
    public void handle(Session session, Frame.SendMessage frame) {
        String text = requireSendable(frame.text());
        var message = new Append(session.userId(), frame.conversationId(), frame.clientMessageId(), text);
        batcher.append(message)
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

    /** The log would refuse the same; but one text that no JSON can hold must not spoil its whole batch. */
    private static String requireSendable(String text) {
        if (text.isEmpty()) {
            throw Problem.invalid("text", "must not be empty").exception();
        }
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw Problem.invalid("text", "must be Unicode: it holds half a character")
                    .exception();
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS
                || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.of(MESSAGE_TOO_LARGE, "A message has at most 8,000 characters and 32 KiB.")
                    .exception();
        }
        return text;
    }
}
