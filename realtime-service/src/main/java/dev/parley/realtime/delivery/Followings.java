package dev.parley.realtime.delivery;

import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.SessionListener;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What each session of this node follows. */
@Component
public class Followings implements SessionListener {
    private final ConcurrentHashMap<Session, Following> all = new ConcurrentHashMap<>();
    private final LogFeeds feeds;
    private final MembershipChanges changes;
    private final Resumption resumption;

    Followings(LogFeeds feeds, MembershipChanges changes, Resumption resumption) {
        this.feeds = feeds;
        this.changes = changes;
        this.resumption = resumption;
    }

    public void resume(Session session, long re, Map<UUID, Long> positions) {
        resumption.resume(Objects.requireNonNull(all.get(session)), re, positions);
    }

    /** Whether the session is a caught-up follower of the log, and so its user a member. */
    public boolean isLive(Session session, UUID log) {
        Following following = all.get(session);
        return following != null && following.isLive(log);
    }

    @Override
    public void authenticated(Session session) {
        all.put(session, new Following(session, feeds, changes));
    }

    @Override
    public void limited(Session session) {
        Following following = all.get(session);
        if (following != null) {
            following.suspend();
        }
    }

    @Override
    public void closed(Session session) {
        Following following = all.remove(session);
        if (following != null) {
            following.close();
        }
    }
}
