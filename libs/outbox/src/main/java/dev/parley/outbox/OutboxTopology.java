package dev.parley.outbox;

/** The one exchange that all events go through; the routing key is the event's type. */
public final class OutboxTopology {
    public static final String EXCHANGE = "parley.events";

    private OutboxTopology() {}
}
