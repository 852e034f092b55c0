package dev.parley.realtime.backplane;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Redis sharded pub/sub over one multiplexed connection; in a cluster a message goes only to the shard that its topic
 * belongs to. After an outage every topic is subscribed again.
 */
class RedisBackplane implements Backplane, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedisBackplane.class);
    private static final long RETRY_MS = 1_000;

    private final LettuceConnectionFactory connections;
    private final Counter published;
    private final ConcurrentHashMap<String, Consumer<byte[]>> topics = new ConcurrentHashMap<>();
    private final List<Runnable> returnListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable RedisLink link;
    private volatile boolean running;

    RedisBackplane(LettuceConnectionFactory connections, MeterRegistry meters) {
        this.connections = connections;
        this.published = meters.counter("parley.realtime.backplane.published");
    }

    @Override
    public CompletionStage<Void> publish(String topic, byte[] message) {
        RedisLink now = link;
        if (now == null) {
            return CompletableFuture.failedStage(new IllegalStateException("Redis is not connected yet"));
        }
        published.increment();
        return now.publishing().spublish(topic, message).thenAccept(receivers -> {});
    }

    @Override
    public CompletionStage<Void> subscribe(String topic, Consumer<byte[]> listener) {
        topics.put(topic, listener);
        return subscribe(topic);
    }

    @Override
    public void unsubscribe(String topic) {
        topics.remove(topic);
        RedisLink now = link;
        if (now != null) {
            CompletionStage<Void> unheeded = now.subscribing().async().sunsubscribe(topic);
        }
    }

    @Override
    public void onReturn(Runnable listener) {
        returnListeners.add(listener);
    }

    @Override
    public void start() {
        running = true;
        if (!connect()) {
            Thread.ofVirtual().name("redis-backplane").start(this::connectLater);
        }
    }

    @Override
    public void stop() {
        running = false;
        RedisLink now = link;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before whatever uses it, and stopped after. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private CompletionStage<Void> subscribe(String topic) {
        RedisLink now = link;
        return now == null
                ? CompletableFuture.failedStage(new IllegalStateException("Redis is not connected yet"))
                : now.subscribing().async().ssubscribe(topic);
    }

    private boolean connect() {
        try {
            AbstractRedisClient client = connections.getRequiredNativeClient();
            RedisLink opened = RedisLink.open(client);
            opened.subscribing().addListener(new Receiver());
            client.addListener(new Returns(opened.subscribing()));
            link = opened;
            return true;
        } catch (RuntimeException unreachable) {
            log.warn("Redis is not there: {}", unreachable.toString());
            return false;
        }
    }

    private void connectLater() {
        try {
            do {
                Thread.sleep(RETRY_MS);
            } while (running && !connect());
            subscribeAll();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribeAll() {
        var all = topics.keySet().stream()
                .map(topic -> subscribe(topic).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletionStage<Void> subscribed = CompletableFuture.allOf(all);
        subscribed.whenComplete((done, failure) -> {
            log.info("Redis is back; {} topics subscribed again", all.length);
            returnListeners.forEach(Runnable::run);
        });
    }

    private final class Receiver extends RedisPubSubAdapter<String, byte[]> {
        @Override
        public void smessage(String topic, byte[] message) {
            Consumer<byte[]> listener = topics.get(topic);
            if (listener != null) {
                try {
                    listener.accept(message);
                } catch (RuntimeException failure) {
                    log.error("A message of {} was not understood", topic, failure);
                }
            }
        }
    }

    private final class Returns implements RedisConnectionStateListener {
        private final StatefulRedisPubSubConnection<String, byte[]> subscribing;

        Returns(StatefulRedisPubSubConnection<String, byte[]> subscribing) {
            this.subscribing = subscribing;
        }

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
            if (connection == subscribing && running) {
                subscribeAll();
            }
        }
    }
}
