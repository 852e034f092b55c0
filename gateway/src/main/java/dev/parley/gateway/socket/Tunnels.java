package dev.parley.gateway.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.tcp.TcpClient;

/**
 * WebSockets between clients and nodes. A client is answered only after a node has agreed; from then on bytes pass as
 * they are, frames are not looked at, and an idle tunnel costs two channels and nothing else.
 */
class Tunnels {
    private static final int CONNECT_WITHIN_MS = 1_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Tunnels(MeterRegistry meters) {
        meters.gauge("parley.gateway.sockets", open, ChannelGroup::size);
    }

    /** The answer of the node to the client's handshake, which the client has got too when it was an agreement. */
    Mono<UpgradeAnswer> open(Channel client, URI node, Supplier<FullHttpRequest> handshake) {
        var tcp = TcpClient.newConnection()
                .host(node.getHost())
                .port(node.getPort())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_WITHIN_MS);
        return ("https".equals(node.getScheme()) ? tcp.secure() : tcp)
                .connect()
                .flatMap(connection -> shakeHands(client, connection, handshake.get()))
                .timeout(ANSWER_WITHIN)
                .doOnNext(answer -> {
                    if (answer.isUpgraded()) {
                        open.add(client);
                    }
                });
    }

    ChannelGroup open() {
        return open;
    }

    private static Mono<UpgradeAnswer> shakeHands(Channel client, Connection node, FullHttpRequest handshake) {
        return Mono.<UpgradeAnswer>create(sink -> {
                    var channel = node.channel();
                    channel.pipeline()
                            .addBefore(NettyPipeline.ReactiveBridge, UpgradeListener.CODEC, new HttpClientCodec())
                            .addBefore(
                                    NettyPipeline.ReactiveBridge,
                                    UpgradeListener.AGGREGATOR,
                                    new HttpObjectAggregator(MOST_ANSWER_BYTES))
                            .addBefore(NettyPipeline.ReactiveBridge, "upgrade", new UpgradeListener(client, sink));
                    channel.config().setAutoRead(true);
                    channel.writeAndFlush(handshake);
                })
                .doOnCancel(node::dispose);
    }
}
