package dev.parley.realtime.session;

import dev.parley.defaults.problem.Problem;
import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.frame.FrameWriter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connected device. Everything but {@link #execute}, {@link #close} and the getters happens on the socket's own
 * thread, so that a session needs no locks; it has no thread, timer or buffer of its own.
 */
public final class Session {
    private final UUID id;
    private final Locale locale;
    private final Socket socket;
    private final SendQueue queue;
    private final OpBudget budget;
    private final SessionContext context;
    private final long openedAt;
    private volatile @Nullable Identity identity;
    private volatile long heardAt;
    private volatile boolean closed;
    private int unanswered;
    private boolean reading = true;
    private boolean limited;

    Session(UUID id, Locale locale, Socket socket, SessionContext context) {
        RealtimeProperties limits = context.limits();
        this.id = id;
        this.locale = locale;
        this.socket = socket;
        this.context = context;
        this.openedAt = context.now();
        this.heardAt = openedAt;
        this.queue = new SendQueue(socket, limits.queuedPushes());
        this.budget = new OpBudget(limits.opsPerSecond(), limits.opBurst(), openedAt);
    }

    public UUID id() {
        return id;
    }

    public @Nullable Identity identity() {
        return identity;
    }

    /** The caller of an operation that only authenticated sessions reach. */
    public UUID userId() {
        Identity known = identity;
        if (known == null) {
            throw new IllegalStateException("not authenticated");
        }
        return known.userId();
    }

    public void execute(Runnable task) {
        socket.execute(task);
    }

    public void identify(Identity renewed) {
        identity = renewed;
    }

    /** Something came from the client. */
    public void heard() {
        heardAt = context.now();
    }

    /** An operation came: zero when it may go on, else after how many milliseconds it may. */
    public long begin() {
        unanswered++;
        readOrNot();
        return budget.take(heardAt);
    }

    public void ok(long re, Object answer) {
        reply(context.frames().ok(re, answer));
    }

    public void err(@Nullable Long re, Problem problem) {
        reply(context.frames().err(re, problem, locale));
    }

    /** A frame that answers nothing and is never dropped; what causes it must be bounded. */
    public void tell(byte[] frame) {
        offer(Outgoing.reply(frame));
    }

    public void push(Outgoing out) {
        if (closed || (limited && out.kind() == Outgoing.Kind.DURABLE)) {
            return;
        }
        if (queue.offer(out)) {
            context.metrics().framesOut().increment();
        } else if (out.kind() == Outgoing.Kind.EPHEMERAL) {
            context.metrics().droppedEphemerals().increment();
        } else {
            limit();
        }
    }

    /** The reader cannot keep up, or too much came while it was resuming. */
    public void limit() {
        if (!limited && !closed) {
            limited = true;
            context.metrics().limited().increment();
            queue.dropPushes();
            tell(FrameWriter.LIMITED);
            context.listeners().forEach(listener -> listener.limited(this));
        }
    }

    public void resumed() {
        limited = false;
    }

    /** The network takes something again. */
    public void writable() {
        queue.drain();
        readOrNot();
    }

    public boolean hasUnanswered() {
        return unanswered > 0;
    }

    public boolean isClosed() {
        return closed;
    }

    public void close(CloseCode code) {
        socket.close(code);
    }

    void markClosed() {
        closed = true;
        queue.dropPushes();
    }

    /** Why the session must end now, if it must. */
    @Nullable
    CloseCode overdue(long now) {
        RealtimeProperties limits = context.limits();
        Identity known = identity;
        if (known == null) {
            return now - openedAt > limits.authenticateWithin().toMillis() ? CloseCode.AUTHENTICATION_TOO_LATE : null;
        }
        if (known.expiresAt().toEpochMilli() < now) {
            return CloseCode.NOT_AUTHENTICATED;
        }
        if (now - heardAt > 2 * limits.heartbeat().toMillis()) {
            return reading ? CloseCode.HEARTBEAT_MISSED : CloseCode.TOO_SLOW;
        }
        return null;
    }

    private void reply(byte[] frame) {
        unanswered--;
        offer(Outgoing.reply(frame));
        readOrNot();
    }

    private void offer(Outgoing out) {
        if (!closed) {
            queue.offer(out);
            context.metrics().framesOut().increment();
        }
    }

    /** Answers that wait count as unanswered: a client that does not read them gets no further ones. */
    private void readOrNot() {
        int open = unanswered + queue.waitingReplies();
        int most = context.limits().outstandingReplies();
        boolean wanted = reading ? open < most : open <= most / 2;
        if (wanted != reading) {
            reading = wanted;
            socket.readMore(wanted);
        }
    }
}
