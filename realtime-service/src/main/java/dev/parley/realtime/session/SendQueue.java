package dev.parley.realtime.session;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a slow reader: nothing at all most of the time. Bounded: beyond half of the bound ephemerals are
 * dropped, at the bound, in frames or in bytes, a durable push is refused.
 */
final class SendQueue {
    private static final int MOST_BYTES = 1024 * 1024;

    private final Socket socket;
    private final int bound;
    private @Nullable ArrayDeque<Outgoing> waiting;
    private int durables;
    private int durableBytes;
    private int replies;
    private boolean flushing;

    SendQueue(Socket socket, int bound) {
        this.socket = socket;
        this.bound = bound;
    }

    /** False when the frame was dropped. */
    boolean offer(Outgoing out) {
        if (waiting == null && socket.isWritable()) {
            write(out);
            return true;
        }
        switch (out.kind()) {
            case REPLY -> replies++;
            case DURABLE -> {
                if (durables >= bound || durableBytes >= MOST_BYTES) {
                    return false;
                }
                durables++;
                durableBytes += out.frame().length;
            }
            case EPHEMERAL -> {
                if (waiting != null && waiting.size() >= bound / 2) {
                    return false;
                }
            }
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>(8);
        }
        waiting.add(out);
        return true;
    }

    /** Writes what the network takes; to be called when it takes something again. */
    void drain() {
        while (waiting != null && socket.isWritable()) {
            Outgoing out = waiting.poll();
            if (out == null) {
                waiting = null;
                return;
            }
            count(out);
            write(out);
        }
    }

    /** Forgets the pushes that wait, and keeps the replies. */
    void dropPushes() {
        if (waiting != null) {
            waiting.removeIf(out -> out.kind() != Outgoing.Kind.REPLY);
            durables = 0;
            durableBytes = 0;
        }
    }

    int waitingReplies() {
        return replies;
    }

    boolean isEmpty() {
        return waiting == null || waiting.isEmpty();
    }

    private void count(Outgoing out) {
        switch (out.kind()) {
            case REPLY -> replies--;
            case DURABLE -> {
                durables--;
                durableBytes -= out.frame().length;
            }
            case EPHEMERAL -> {}
        }
    }

    /** One flush for all that is written by the tasks that are on the socket's thread by now. */
    private void write(Outgoing out) {
        socket.write(out.frame());
        if (!flushing) {
            flushing = true;
            socket.execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        socket.flush();
    }
}
