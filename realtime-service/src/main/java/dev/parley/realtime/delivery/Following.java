package dev.parley.realtime.delivery;

import dev.parley.realtime.session.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The logs that one session follows. Entries drive it: a join in the personal log begins, the member's own removal in
 * the conversation's log ends it at exactly that entry. All happens on the session's thread.
 */
final class Following {
    private static final long SUBSCRIBE_WITHIN_MS = 2_000;

    private final Session session;
    private final LogFeeds feeds;
    private final MembershipChanges changes;
    private final Map<UUID, Follower> followers = HashMap.newHashMap(2);
    private int epoch;
    private boolean resuming;

    Following(Session session, LogFeeds feeds, MembershipChanges changes) {
        this.session = session;
        this.feeds = feeds;
        this.changes = changes;
        follow(session.userId());
    }

    Session session() {
        return session;
    }

    /** Rises whenever what was begun before must not go on. */
    int epoch() {
        return epoch;
    }

    /** False when a resume is under way already. */
    boolean beginResume() {
        if (resuming) {
            return false;
        }
        epoch++;
        resuming = true;
        return true;
    }

    void endResume() {
        resuming = false;
    }

    boolean isResuming() {
        return resuming;
    }

    boolean isLive(UUID log) {
        Follower follower = followers.get(log);
        return follower != null && follower.isLive();
    }

    boolean knows(UUID log) {
        return followers.containsKey(log);
    }

    Set<UUID> logs() {
        return Set.copyOf(followers.keySet());
    }

    /** Up to where the client has each log that it is caught up with. */
    Map<UUID, Long> positions() {
        Map<UUID, Long> positions = HashMap.newHashMap(followers.size());
        followers.forEach((log, follower) -> {
            if (follower.isLive()) {
                positions.put(log, follower.sent());
            }
        });
        return positions;
    }

    /**
     * Follows these logs, and holds back what comes in them. Done when nothing can be missed any more; without the
     * backplane that is after its return, when the feeds ask the logs themselves.
     */
    CompletionStage<Void> hold(Collection<UUID> logs) {
        var confirmed = logs.stream()
                .map(this::follow)
                .peek(Follower::hold)
                .map(follower -> follower.feed().subscribed().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(confirmed)
                .orTimeout(SUBSCRIBE_WITHIN_MS, TimeUnit.MILLISECONDS)
                .exceptionally(absent -> null);
    }

    /** The client has the log up to its head; what comes after goes out from now on. */
    void live(UUID log, long head) {
        Follower follower = followers.get(log);
        if (follower != null) {
            feeds.prime(follower.feed(), head);
            follower.live(head);
        }
    }

    void drop(Collection<UUID> logs) {
        for (UUID log : logs) {
            Follower follower = followers.remove(log);
            if (follower != null) {
                follower.idle();
                feeds.detach(log, follower);
            }
        }
    }

    /** Pushes nothing any more; stays reachable for what concerns the session itself. */
    void suspend() {
        epoch++;
        resuming = false;
        var others =
                logs().stream().filter(log -> !log.equals(session.userId())).toList();
        drop(others);
        followers.values().forEach(Follower::idle);
    }

    void close() {
        epoch++;
        drop(logs());
    }

    void overflow() {
        suspend();
        session.limit();
    }

    /** An entry that went out changes who follows what. */
    void changed(UUID log, Signal.Change change, UUID subject) {
        switch (change) {
            case NONE -> {}
            case MEMBER_GONE -> {
                if (subject.equals(session.userId())) {
                    boolean rejoined = hasRejoined(log);
                    drop(List.of(log));
                    if (rejoined) {
                        changes.joined(this, log);
                    }
                }
            }
            case JOINED -> {
                Follower present = followers.get(subject);
                if (present == null) {
                    changes.joined(this, subject);
                } else {
                    present.rejoined();
                }
            }
            case LEFT -> {
                if (knows(subject)) {
                    changes.left(this);
                }
            }
        }
    }

    private boolean hasRejoined(UUID log) {
        Follower follower = followers.get(log);
        return follower != null && follower.hasRejoined();
    }

    private Follower follow(UUID log) {
        return followers.computeIfAbsent(log, id -> {
            var follower = new Follower(id, session, this);
            follower.attach(feeds);
            return follower;
        });
    }
}
