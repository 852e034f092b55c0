package dev.parley.realtime.session;

/** A token bucket without a timer: what has come in since the last operation is computed from the clock. */
final class OpBudget {
    private static final double MILLIS = 1_000;

    private final int perSecond;
    private final int burst;
    private double tokens;
    private long at;

    OpBudget(int perSecond, int burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.at = now;
    }

    /** Zero when the operation may go on, else after how many milliseconds it may. */
    long take(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - at) * perSecond / MILLIS);
        at = now;
        if (tokens < 1) {
            return (long) Math.ceil((1 - tokens) * MILLIS / perSecond);
        }
        tokens--;
        return 0;
    }
}
