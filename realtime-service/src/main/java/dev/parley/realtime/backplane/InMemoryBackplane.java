package dev.parley.realtime.backplane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** For a fleet with one realtime node: no Redis on the way of a message. */
class InMemoryBackplane implements Backplane {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    private final ConcurrentHashMap<String, Consumer<byte[]>> topics = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Void> publish(String topic, byte[] message) {
        Consumer<byte[]> listener = topics.get(topic);
        if (listener != null) {
            listener.accept(message);
        }
        return DONE;
    }

    @Override
    public CompletionStage<Void> subscribe(String topic, Consumer<byte[]> listener) {
        topics.put(topic, listener);
        return DONE;
    }

    @Override
    public void unsubscribe(String topic) {
        topics.remove(topic);
    }

    @Override
    public void onReturn(Runnable listener) {
        // Never away.
    }
}
