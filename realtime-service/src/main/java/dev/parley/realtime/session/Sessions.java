package dev.parley.realtime.session;

import dev.parley.defaults.Ids;
import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.frame.FrameWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The sessions of this node. One tick for all of them finds the heartbeats that were missed and the tokens that ran out. */
@Component
public class Sessions {
    private final Set<Session> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, Integer> perUser = new ConcurrentHashMap<>();
    private final SessionContext context;
    private final Ids ids;

    public Sessions(
            RealtimeProperties limits,
            FrameWriter frames,
            SessionMetrics metrics,
            Clock clock,
            Ids ids,
            List<SessionListener> listeners) {
        this.context = new SessionContext(limits, frames, metrics, clock, listeners);
        this.ids = ids;
        metrics.countSessions(all);
    }

    /** A socket opened: the server speaks first. */
    public Session open(Socket socket, Locale locale, boolean authenticated) {
        var session = new Session(ids.next(), locale, socket, context);
        all.add(session);
        session.tell(context.frames()
                .hello(
                        session.id(),
                        context.clock().instant(),
                        context.limits().heartbeat().toMillis(),
                        context.limits().maxFrameBytes(),
                        authenticated));
        return session;
    }

    /** False, and the session is closed, when the user has as many as they may. */
    public boolean authenticate(Session session, Identity identity) {
        if (session.isClosed()) {
            return false;
        }
        int most = context.limits().sessionsPerUser();
        int now = perUser.merge(identity.userId(), 1, Integer::sum);
        if (now > most) {
            release(identity.userId());
            session.close(CloseCode.TOO_MANY_SESSIONS);
            return false;
        }
        session.identify(identity);
        context.listeners().forEach(listener -> listener.authenticated(session));
        return true;
    }

    /** The socket is gone. */
    public void closed(Session session) {
        if (!all.remove(session)) {
            return;
        }
        session.markClosed();
        Identity identity = session.identity();
        if (identity != null) {
            release(identity.userId());
            context.listeners().forEach(listener -> listener.closed(session));
        }
    }

    public Collection<Session> all() {
        return Collections.unmodifiableSet(all);
    }

    @Scheduled(fixedDelay = 1_000)
    void closeOverdue() {
        long now = context.now();
        for (Session session : all) {
            CloseCode code = session.overdue(now);
            if (code != null) {
                session.close(code);
            }
        }
    }

    private void release(UUID user) {
        perUser.computeIfPresent(user, (id, count) -> count > 1 ? count - 1 : null);
    }
}
