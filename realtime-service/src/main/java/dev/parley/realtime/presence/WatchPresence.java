package dev.parley.realtime.presence;

import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.Frame;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Verb;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class WatchPresence implements Verb<Frame.WatchPresence> {
    private final PresenceWatch watch;
    private final ProblemTranslator problems;

    WatchPresence(PresenceWatch watch, ProblemTranslator problems) {
        this.watch = watch;
        this.problems = problems;
    }

    private record Answer(Set<UUID> online) {}

    @Override
    public Class<Frame.WatchPresence> frame() {
        return Frame.WatchPresence.class;
    }

    @Override
    public void handle(Session session, Frame.WatchPresence frame) {
        watch.watch(session, frame.userIds())
                .whenComplete((online, failure) -> session.execute(() -> {
                    if (failure == null) {
                        session.ok(frame.id(), new Answer(online));
                    } else {
                        session.err(frame.id(), problems.problem(failure));
                    }
                }));
    }
}
