package dev.parley.realtime.typing;

import static dev.parley.contracts.problem.ProblemType.CONVERSATION_NOT_FOUND;

import dev.parley.defaults.problem.Problem;
import dev.parley.realtime.delivery.Followings;
import dev.parley.realtime.delivery.Signal;
import dev.parley.realtime.delivery.SignalPublisher;
import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Verb;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Told to the others who follow the conversation, and stored nowhere. Only a member who is caught up may. */
@Component
class SignalTyping implements Verb<Frame.Typing> {
    private final Followings followings;
    private final SignalPublisher signals;
    private final FrameWriter frames;

    SignalTyping(Followings followings, SignalPublisher signals, FrameWriter frames) {
        this.followings = followings;
        this.signals = signals;
        this.frames = frames;
    }

    @Override
    public Class<Frame.Typing> frame() {
        return Frame.Typing.class;
    }

    @Override
    public void handle(Session session, Frame.Typing frame) {
        UUID conversation = frame.conversationId();
        UUID user = session.userId();
        if (!followings.isLive(session, conversation)) {
            throw Problem.of(CONVERSATION_NOT_FOUND, "You follow no such conversation.")
                    .exception();
        }
        signals.publish(conversation, new Signal.Typing(user, frames.typing(conversation, user, frame.typing())));
        session.ok(frame.id(), Map.of());
    }
}
