package dev.parley.realtime.backplane;

import static org.awaitility.Awaitility.await;

import dev.parley.realtime.TwoNodes;
import dev.parley.test.IntegrationTest;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@IntegrationTest
@Import(TwoNodes.class)
class RedisBackplaneIT implements BackplaneContract {
    @Autowired
    private LettuceConnectionFactory connections;

    @Autowired
    private Backplane other;

    private RedisBackplane backplane;

    @BeforeEach
    void connect() {
        backplane = new RedisBackplane(connections, new SimpleMeterRegistry());
        backplane.start();
    }

    @AfterEach
    void disconnect() {
        backplane.stop();
    }

    @Override
    public Backplane backplane() {
        return backplane;
    }

    @Override
    public Backplane other() {
        return other;
    }

    @Test
    void subscribesEverythingAgainWhenItsConnectionsWereCut() {
        var returns = new AtomicInteger();
        backplane.onReturn(returns::incrementAndGet);
        var topic = new Topic();
        topic.subscribe(backplane);
        try (var connection = ((RedisClient) connections.getRequiredNativeClient()).connect()) {
            connection.sync().clientKill(KillArgs.Builder.typePubsub());
        }
        await().until(() -> returns.get() > 0);
        other.publish(topic.name, bytes("back")).toCompletableFuture().join();
        topic.awaitMessages("back");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
