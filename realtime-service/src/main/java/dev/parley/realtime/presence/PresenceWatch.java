package dev.parley.realtime.presence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.realtime.backplane.Backplane;
import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.session.Outgoing;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.SessionListener;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who of this node's sessions watches whom. Changes come over the backplane; now and then the board is asked about
 * all who are watched, which finds the users of a node that died and whatever the backplane lost.
 */
@Component
public class PresenceWatch implements SessionListener {
    private static final byte[] ONLINE = "online".getBytes(US_ASCII);
    private static final byte[] OFFLINE = "offline".getBytes(US_ASCII);

    private final Map<Session, Set<UUID>> watching = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Watched> watched = new ConcurrentHashMap<>();
    private final Backplane backplane;
    private final PresenceBoard board;
    private final FrameWriter frames;

    PresenceWatch(Backplane backplane, PresenceBoard board, FrameWriter frames) {
        this.backplane = backplane;
        this.board = board;
        this.frames = frames;
    }

    private static final class Watched {
        private final Set<Session> watchers = ConcurrentHashMap.newKeySet(2);
        private volatile boolean online;
    }

    /** Replaces whom the session watches; answers who of them is online. */
    public CompletionStage<Set<UUID>> watch(Session session, Collection<UUID> users) {
        Set<UUID> wanted = Set.copyOf(users);
        Set<UUID> before = wanted.isEmpty() ? watching.remove(session) : watching.put(session, wanted);
        wanted.forEach(user -> add(user, session));
        if (before != null) {
            var dropped = new HashSet<>(before);
            dropped.removeAll(wanted);
            dropped.forEach(user -> remove(user, session));
        }
        return board.online(wanted).thenApply(online -> {
            wanted.forEach(user -> changed(user, online.contains(user), session));
            return online;
        });
    }

    /** Tells every node's watchers. */
    void tell(UUID user, boolean online) {
        backplane.publish(topic(user), online ? ONLINE : OFFLINE);
    }

    @Override
    public void closed(Session session) {
        Set<UUID> users = watching.remove(session);
        if (users != null) {
            users.forEach(user -> remove(user, session));
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void lookAgain() {
        if (watched.isEmpty()) {
            return;
        }
        Set<UUID> users = Set.copyOf(watched.keySet());
        board.online(users).thenAccept(online -> users.forEach(user -> changed(user, online.contains(user), null)));
    }

    private void add(UUID user, Session session) {
        watched.compute(user, (id, present) -> {
            Watched entry = present;
            if (entry == null) {
                entry = new Watched();
                backplane.subscribe(topic(id), message -> changed(id, Arrays.equals(message, ONLINE), null));
            }
            entry.watchers.add(session);
            return entry;
        });
    }

    private void remove(UUID user, Session session) {
        watched.computeIfPresent(user, (id, entry) -> {
            entry.watchers.remove(session);
            if (!entry.watchers.isEmpty()) {
                return entry;
            }
            backplane.unsubscribe(topic(id));
            return null;
        });
    }

    /** Tells all who watch the user, but for the one who has just been answered. */
    private void changed(UUID user, boolean online, @Nullable Session answered) {
        Watched entry = watched.get(user);
        if (entry == null || entry.online == online) {
            return;
        }
        entry.online = online;
        Outgoing push = Outgoing.ephemeral(frames.presence(user, online));
        for (Session watcher : entry.watchers) {
            if (watcher != answered) {
                watcher.execute(() -> watcher.push(push));
            }
        }
    }

    private static String topic(UUID user) {
        return "presence:{" + user + "}";
    }
}
