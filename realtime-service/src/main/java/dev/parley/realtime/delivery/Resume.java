package dev.parley.realtime.delivery;

import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Verb;
import org.springframework.stereotype.Component;

@Component
class Resume implements Verb<Frame.Resume> {
    private final Followings followings;

    Resume(Followings followings) {
        this.followings = followings;
    }

    @Override
    public Class<Frame.Resume> frame() {
        return Frame.Resume.class;
    }

    @Override
    public void handle(Session session, Frame.Resume frame) {
        followings.resume(session, frame.id(), frame.positions());
    }
}
