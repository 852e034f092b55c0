package dev.parley.realtime.delivery;

import java.util.ArrayDeque;
import java.util.Queue;

/** Lets so many through at once and has the others wait in a line: a storm of clients becomes a steady stream. */
final class Gate {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Gate(int width) {
        this.free = width;
    }

    void enter(Runnable task) {
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(task);
                return;
            }
            free--;
        }
        task.run();
    }

    void leave() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
