package dev.parley.realtime.delivery;

import dev.parley.realtime.session.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One log on this node. Entries come in any order, twice, or not at all; the followers get each of them once, in
 * order and without gaps, beginning after the head that {@link #prime} tells.
 */
final class LogFeed {
    private static final long UNKNOWN = -1;
    private static final int MOST_EARLY = 256;

    private final UUID log;
    private final List<Follower> followers = new ArrayList<>(2);
    private CompletionStage<Void> subscribed = new CompletableFuture<>();
    private @Nullable TreeMap<Long, Signal.Entry> early;
    private long last = UNKNOWN;
    private long target;
    private boolean stale;
    private long behindSince;
    private boolean filling;

    LogFeed(UUID log) {
        this.log = log;
    }

    UUID log() {
        return log;
    }

    void subscribed(CompletionStage<Void> confirmation) {
        subscribed = confirmation;
    }

    /** Done when nothing that is published from then on is missed. */
    CompletionStage<Void> subscribed() {
        return subscribed;
    }

    synchronized void add(Follower follower) {
        followers.add(follower);
    }

    /** True when nobody is left. */
    synchronized boolean remove(Follower follower) {
        followers.remove(follower);
        return followers.isEmpty();
    }

    synchronized void receive(Signal signal) {
        if (signal instanceof Signal.Entry entry) {
            accept(entry);
        } else {
            hand(signal, Outgoing.ephemeral(signal.frame()));
        }
    }

    /** What the log itself says its head is: entries up to there are in the hands of whoever asked it. */
    synchronized void prime(long head) {
        if (last == UNKNOWN) {
            last = head;
            releaseEarly();
        }
        target = Math.max(target, head);
    }

    /** Something may have been missed. */
    synchronized void suspect() {
        stale = true;
    }

    synchronized boolean isBehind() {
        return last != UNKNOWN && (stale || last < target);
    }

    /** The seq after which to ask the log, or -1 when there is no need, not yet, or it is being asked. */
    synchronized long fillAfter(long now, long patienceMs) {
        if (filling || !isBehind()) {
            behindSince = 0;
            return -1;
        }
        if (behindSince == 0) {
            behindSince = now;
        }
        if (!stale && now - behindSince < patienceMs) {
            return -1;
        }
        filling = true;
        return last;
    }

    /** What the log answered; {@code atHead} when there was no more. */
    synchronized void fill(List<Signal.Entry> entries, boolean atHead) {
        filling = false;
        behindSince = 0;
        stale &= !atHead;
        entries.forEach(this::accept);
    }

    synchronized void fillFailed() {
        filling = false;
        behindSince = 0;
    }

    private void accept(Signal.Entry entry) {
        target = Math.max(target, entry.seq());
        if (last != UNKNOWN && entry.seq() == last + 1) {
            release(entry);
            releaseEarly();
        } else if (last == UNKNOWN || entry.seq() > last) {
            hold(entry);
        }
    }

    /** Only a saving: what does not fit is asked for later. */
    private void hold(Signal.Entry entry) {
        if (early == null) {
            early = new TreeMap<>();
        }
        early.put(entry.seq(), entry);
        if (early.size() > MOST_EARLY) {
            early.pollLastEntry();
        }
    }

    private void releaseEarly() {
        while (early != null) {
            var first = early.firstEntry();
            if (first == null) {
                early = null;
            } else if (first.getKey() > last + 1) {
                return;
            } else {
                early.pollFirstEntry();
                if (first.getKey() == last + 1) {
                    release(first.getValue());
                }
            }
        }
    }

    private void release(Signal.Entry entry) {
        last = entry.seq();
        hand(entry, Outgoing.durable(entry.frame()));
    }

    private void hand(Signal signal, Outgoing out) {
        for (Follower follower : followers) {
            follower.hand(signal, out);
        }
    }
}
