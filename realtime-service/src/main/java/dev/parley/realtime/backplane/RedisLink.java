package dev.parley.realtime.backplane;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/** The two connections of a backplane, to a single server or to a cluster. */
record RedisLink(
        StatefulConnection<String, byte[]> connection,
        BaseRedisAsyncCommands<String, byte[]> publishing,
        StatefulRedisPubSubConnection<String, byte[]> subscribing) {
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    static RedisLink open(AbstractRedisClient client) {
        return switch (client) {
            case RedisClient single -> {
                var connection = single.connect(CODEC);
                yield new RedisLink(connection, connection.async(), single.connectPubSub(CODEC));
            }
            case RedisClusterClient cluster -> {
                var connection = cluster.connect(CODEC);
                yield new RedisLink(connection, connection.async(), cluster.connectPubSub(CODEC));
            }
            default -> throw new IllegalStateException("Unknown Redis client " + client.getClass());
        };
    }

    void close() {
        subscribing.close();
        connection.close();
    }
}
