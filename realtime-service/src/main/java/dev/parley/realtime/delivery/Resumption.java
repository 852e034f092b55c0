package dev.parley.realtime.delivery;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.log.LogState;
import dev.parley.realtime.log.MessageLog;
import dev.parley.realtime.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a client up to date without a gap: first follow and hold, then ask the log, then send what it tells, then let
 * go what came meanwhile and is newer. Logs that the client did not know are followed after the first answer, and a
 * second question covers the time between.
 */
@Component
class Resumption {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private record Answer(long logs) {}

    /** One resume on its way. */
    private record Request(Following following, long re, int epoch, Map<UUID, Long> positions) {
        Session session() {
            return following.session();
        }

        boolean isCurrent() {
            return following.epoch() == epoch && !session().isClosed();
        }
    }

    private final MessageLog log;
    private final FrameWriter frames;
    private final ProblemTranslator problems;
    private final MembershipChanges changes;
    private final Gate gate;

    Resumption(MessageLog log, FrameWriter frames, ProblemTranslator problems, MembershipChanges changes, Gate gate) {
        this.log = log;
        this.frames = frames;
        this.problems = problems;
        this.changes = changes;
        this.gate = gate;
    }

    void resume(Following following, long re, Map<UUID, Long> positions) {
        if (!following.beginResume()) {
            var busy = Problem.retryLater(ProblemType.RATE_LIMITED, "A resume is under way.", RETRY_AFTER);
            following.session().err(re, busy);
            return;
        }
        var request = new Request(following, re, following.epoch(), positions);
        gate.enter(() -> onSession(request, null, () -> begin(request)));
    }

    private void begin(Request request) {
        Set<UUID> named = new HashSet<>(request.positions().keySet());
        named.addAll(request.following().logs());
        request.following()
                .hold(named)
                .thenCompose(held -> log.sync(request.session().userId(), request.positions()))
                .whenComplete((states, failure) -> onSession(request, failure, () -> lookTwice(request, states)));
    }

    private void lookTwice(Request request, List<LogState> states) {
        var unknown = states.stream()
                .map(LogState::log)
                .filter(candidate -> !request.following().knows(candidate))
                .toList();
        if (unknown.isEmpty()) {
            tell(request, states);
            return;
        }
        Map<UUID, Long> heads = heads(states);
        request.following()
                .hold(unknown)
                .thenCompose(held -> log.sync(request.session().userId(), heads))
                .whenComplete((later, failure) ->
                        onSession(request, failure, () -> tell(request, both(states, later))));
    }

    private void tell(Request request, List<LogState> states) {
        Following following = request.following();
        Session session = request.session();
        Map<UUID, Long> heads = heads(states);
        var foreign = new ArrayList<>(following.logs());
        foreign.removeAll(heads.keySet());
        foreign.remove(session.userId());
        following.drop(foreign);
        session.resumed();
        states.forEach(state -> session.tell(frames.log(state)));
        session.tell(frames.caughtUp(heads));
        session.ok(request.re(), new Answer(states.size()));
        following.endResume();
        Map<UUID, Long> from = new LinkedHashMap<>(heads);
        from.putIfAbsent(session.userId(), 0L);
        gate.leave();
        from.forEach((followed, head) -> {
            if (request.isCurrent()) {
                goLive(following, followed, head);
            }
        });
    }

    /** A conversation that appeared between the two looks is not followed yet. */
    private void goLive(Following following, UUID followed, long head) {
        if (following.knows(followed)) {
            following.live(followed, head);
        } else {
            changes.joined(following, followed);
        }
    }

    private void onSession(Request request, @Nullable Throwable failure, Runnable next) {
        request.session().execute(() -> {
            if (!request.isCurrent()) {
                request.session()
                        .err(
                                request.re(),
                                Problem.retryLater(ProblemType.UNAVAILABLE, "Too much came at once.", RETRY_AFTER));
                gate.leave();
            } else if (failure != null) {
                request.following().suspend();
                request.session().err(request.re(), problems.problem(failure));
                gate.leave();
            } else {
                next.run();
            }
        });
    }

    /** The first look with what the second adds; logs that are gone in the second are no longer the caller's. */
    private static List<LogState> both(List<LogState> first, List<LogState> second) {
        Map<UUID, LogState> before = HashMap.newHashMap(first.size());
        first.forEach(state -> before.put(state.log(), state));
        return second.stream()
                .map(state -> {
                    LogState known = before.get(state.log());
                    return known == null ? state : known.followedBy(state);
                })
                .toList();
    }

    private static Map<UUID, Long> heads(List<LogState> states) {
        Map<UUID, Long> heads = LinkedHashMap.newLinkedHashMap(states.size());
        states.forEach(state -> heads.put(state.log(), state.head()));
        return heads;
    }
}
