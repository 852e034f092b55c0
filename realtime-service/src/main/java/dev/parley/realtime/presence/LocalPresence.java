package dev.parley.realtime.presence;

import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.SessionListener;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The users who are connected to this node. Who comes is told at once; who goes, after a grace, so that a reconnect
 * does not flicker. One batch a while keeps all of them on the board.
 */
@Component
class LocalPresence implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPresence.class);
    private static final long GRACE_MS = 3_000;

    private final Map<UUID, Integer> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, Long> leaving = new ConcurrentHashMap<>();
    private final PresenceBoard board;
    private final PresenceWatch watch;
    private final Clock clock;

    LocalPresence(PresenceBoard board, PresenceWatch watch, Clock clock) {
        this.board = board;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void authenticated(Session session) {
        UUID user = session.userId();
        boolean first = sessions.merge(user, 1, Integer::sum) == 1;
        boolean wasLeaving = leaving.remove(user) != null;
        if (first && !wasLeaving) {
            board.here(Set.of(user)).whenComplete((done, failure) -> {
                if (failure == null) {
                    watch.tell(user, true);
                }
            });
        }
    }

    @Override
    public void closed(Session session) {
        UUID user = session.userId();
        if (sessions.computeIfPresent(user, (id, count) -> count > 1 ? count - 1 : null) == null) {
            leaving.put(user, clock.millis());
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void letGo() {
        long before = clock.millis() - GRACE_MS;
        leaving.forEach((user, since) -> {
            if (since <= before && leaving.remove(user, since) && !sessions.containsKey(user)) {
                gone(user);
            }
        });
    }

    @Scheduled(fixedDelay = 15_000)
    void stay() {
        if (!sessions.isEmpty()) {
            board.here(Set.copyOf(sessions.keySet())).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("The presence of {} users could not be renewed: {}", sessions.size(), failure.toString());
                }
            });
        }
    }

    private void gone(UUID user) {
        board.gone(user).whenComplete((everywhere, failure) -> {
            if (failure == null && everywhere) {
                watch.tell(user, false);
            }
        });
    }
}
