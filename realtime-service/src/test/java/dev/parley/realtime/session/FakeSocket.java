package dev.parley.realtime.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A socket whose thread is the test: what it is handed runs in {@link #run}. */
public final class FakeSocket implements Socket {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> frames = new ArrayList<>();
    private boolean writable = true;
    private boolean reading = true;
    private int flushes;
    private @Nullable CloseCode closeCode;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    public void writable(boolean now) {
        writable = now;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void write(byte[] frame) {
        frames.add(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void readMore(boolean wanted) {
        reading = wanted;
    }

    @Override
    public void close(CloseCode code) {
        closeCode = code;
    }

    /** What was written since the last look. */
    public List<String> frames() {
        run();
        List<String> seen = List.copyOf(frames);
        frames.clear();
        return seen;
    }

    boolean isReading() {
        return reading;
    }

    int flushes() {
        return flushes;
    }

    public @Nullable CloseCode closeCode() {
        return closeCode;
    }
}
