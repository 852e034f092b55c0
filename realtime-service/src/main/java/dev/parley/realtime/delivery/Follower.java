package dev.parley.realtime.delivery;

import dev.parley.realtime.session.CloseCode;
import dev.parley.realtime.session.Identity;
import dev.parley.realtime.session.Outgoing;
import dev.parley.realtime.session.Session;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session's place in one log. While the session asks the log what it lacks, what arrives is held; what goes out is
 * each entry once, in order. All but {@link #hand} happens on the session's thread.
 */
final class Follower {
    private static final int MOST_HELD = 1_000;

    private enum State {
        IDLE,
        HOLDING,
        LIVE
    }

    private record Held(Signal.Entry entry, Outgoing out) {}

    private final UUID log;
    private final Session session;
    private final Following following;
    private @Nullable LogFeed feed;
    private State state = State.IDLE;
    private long sent;
    private @Nullable ArrayDeque<Held> held;
    private boolean rejoined;

    Follower(UUID log, Session session, Following following) {
        this.log = log;
        this.session = session;
        this.following = following;
    }

    void attach(LogFeeds feeds) {
        feed = feeds.attach(log, this);
    }

    LogFeed feed() {
        return Objects.requireNonNull(feed, "not attached");
    }

    /** From the feed, in its order. */
    void hand(Signal signal, Outgoing out) {
        session.execute(() -> receive(signal, out));
    }

    void hold() {
        state = State.HOLDING;
        held = null;
    }

    void idle() {
        state = State.IDLE;
        held = null;
    }

    /** The client has everything up to the head. */
    void live(long head) {
        sent = head;
        state = State.LIVE;
        ArrayDeque<Held> waiting = held;
        held = null;
        while (waiting != null && !waiting.isEmpty() && state == State.LIVE) {
            Held next = waiting.poll();
            deliver(next.entry(), next.out());
        }
    }

    boolean isLive() {
        return state == State.LIVE;
    }

    boolean isHolding() {
        return state == State.HOLDING;
    }

    long sent() {
        return sent;
    }

    void rejoined() {
        rejoined = true;
    }

    boolean hasRejoined() {
        return rejoined;
    }

    private void receive(Signal signal, Outgoing out) {
        switch (signal) {
            case Signal.Entry entry -> receive(entry, out);
            case Signal.Typing typing -> {
                if (isLive() && !typing.userId().equals(session.userId())) {
                    session.push(out);
                }
            }
            case Signal.Position position -> {
                if (isLive()) {
                    session.push(out);
                }
            }
            case Signal.Revoked revoked -> {
                Identity identity = session.identity();
                if (identity != null && identity.signInId().equals(revoked.signInId())) {
                    session.close(CloseCode.REVOKED);
                }
            }
        }
    }

    private void receive(Signal.Entry entry, Outgoing out) {
        switch (state) {
            case IDLE -> {}
            case HOLDING -> hold(entry, out);
            case LIVE -> deliver(entry, out);
        }
    }

    private void hold(Signal.Entry entry, Outgoing out) {
        if (held == null) {
            held = new ArrayDeque<>();
        }
        if (held.size() < MOST_HELD) {
            held.add(new Held(entry, out));
        } else {
            following.overflow();
        }
    }

    private void deliver(Signal.Entry entry, Outgoing out) {
        if (entry.seq() <= sent) {
            return;
        }
        if (entry.seq() > sent + 1) {
            following.overflow();
            return;
        }
        sent = entry.seq();
        session.push(out);
        UUID subject = entry.subject();
        if (subject != null && isLive()) {
            following.changed(log, entry.change(), subject);
        }
    }
}
