package dev.parley.realtime.backplane;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Carries messages between the nodes. What one node publishes to a topic, in order, arrives in that order at every
 * node that is subscribed to it, the publishing one too. It may be lost while the backplane is down: whoever needs all
 * of it is told afterwards, and asks elsewhere for what is missing.
 */
public interface Backplane {
    /** Done when the backplane has taken the message. */
    CompletionStage<Void> publish(String topic, byte[] message);

    /**
     * A topic has one listener on a node. Done when what is published from then on will arrive; the subscription holds,
     * also over outages, until {@link #unsubscribe}.
     */
    CompletionStage<Void> subscribe(String topic, Consumer<byte[]> listener);

    void unsubscribe(String topic);

    /** Called after each outage, when all topics are subscribed again. */
    void onReturn(Runnable listener);
}
