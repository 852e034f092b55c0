package dev.parley.realtime.delivery;

import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.log.LogState;
import dev.parley.realtime.log.MessageLog;
import dev.parley.realtime.session.Outgoing;
import dev.parley.realtime.session.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Begins to follow conversations that a user joined while connected. The log decides: only what it tells to be theirs
 * is followed, so that a join that was undone meanwhile gives nothing away.
 */
@Component
class MembershipChanges {
    private static final Logger LOG = LoggerFactory.getLogger(MembershipChanges.class);
    private static final Executor RETRY = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    /** The removal itself comes in the conversation's log, usually before. */
    private static final Executor AFTER_REMOVAL = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final MessageLog log;
    private final FrameWriter frames;
    private final Gate gate;

    MembershipChanges(MessageLog log, FrameWriter frames, Gate gate) {
        this.log = log;
        this.frames = frames;
        this.gate = gate;
    }

    void joined(Following following, UUID conversation) {
        if (!following.isResuming()) {
            check(following, List.of(conversation));
        }
    }

    /** The personal log tells of a removal whose entry has not been seen: look again. */
    void left(Following following) {
        int epoch = following.epoch();
        AFTER_REMOVAL.execute(() -> onSession(following, epoch, () -> check(following, List.of())));
    }

    private void check(Following following, Collection<UUID> joined) {
        int epoch = following.epoch();
        CompletionStage<Void> held = following.hold(joined);
        gate.enter(() ->
                held.whenComplete((ready, never) -> following.session().execute(() -> ask(following, epoch, joined))));
    }

    private void ask(Following following, int epoch, Collection<UUID> joined) {
        if (!isCurrent(following, epoch)) {
            gate.leave();
            return;
        }
        Map<UUID, Long> positions = following.positions();
        joined.forEach(conversation -> positions.putIfAbsent(conversation, 0L));
        log.sync(following.session().userId(), positions).whenComplete((states, failure) -> {
            gate.leave();
            if (failure == null) {
                onSession(following, epoch, () -> conclude(following, joined, positions, states));
            } else {
                LOG.warn("A change of membership could not be followed yet: {}", failure.toString());
                RETRY.execute(() -> onSession(following, epoch, () -> check(following, joined)));
            }
        });
    }

    private static void onSession(Following following, int epoch, Runnable task) {
        following.session().execute(() -> {
            if (isCurrent(following, epoch)) {
                task.run();
            }
        });
    }

    private static boolean isCurrent(Following following, int epoch) {
        return following.epoch() == epoch && !following.session().isClosed();
    }

    private void conclude(Following following, Collection<UUID> joined, Map<UUID, Long> asked, List<LogState> states) {
        Map<UUID, LogState> mine = states.stream().collect(Collectors.toMap(LogState::log, Function.identity()));
        for (UUID conversation : joined) {
            LogState state = mine.get(conversation);
            if (state != null && following.knows(conversation) && !following.isLive(conversation)) {
                tell(following.session(), state);
                following.live(conversation, state.head());
            }
        }
        var gone = new HashSet<>(asked.keySet());
        gone.removeAll(mine.keySet());
        gone.remove(following.session().userId());
        following.drop(gone);
    }

    /** From its start, entry by entry, unless that is too much. */
    private void tell(Session session, LogState state) {
        if (state.limited()) {
            session.push(Outgoing.durable(frames.log(state)));
        } else {
            state.entries().forEach(entry -> session.push(Outgoing.durable(frames.entry(entry))));
        }
    }
}
