package dev.parley.gateway.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * WebSockets between clients and nodes. A client is answered only after a node has agreed; from then on bytes pass as
 * they are, frames are not looked at, and an idle tunnel costs two channels and nothing else.
 */
class Tunnels {
    private static final int CONNECT_WITHIN_MS = 1_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicReference<@Nullable DnsAddressResolverGroup> names = new AtomicReference<>();

    Tunnels(MeterRegistry meters) {
        meters.gauge("parley.gateway.sockets", open, ChannelGroup::size);
    }

    /** The answer of the node to the client's handshake, which the client has got too when it was an agreement. */
    Mono<UpgradeAnswer> open(Channel client, URI node, Supplier<FullHttpRequest> handshake) {
        return Mono.<UpgradeAnswer>create(sink -> {
                    ChannelFuture connecting = bootstrap(client, sink).connect(node.getHost(), node.getPort());
                    connecting.addListener(connected -> {
                        if (connected.isSuccess()) {
                            connecting.channel().writeAndFlush(handshake.get());
                        } else {
                            sink.error(connected.cause());
                        }
                    });
                    sink.onCancel(() -> connecting.channel().close());
                })
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

    /** On the client's own event loop, so that no frame changes threads on its way. */
    private Bootstrap bootstrap(Channel client, MonoSink<UpgradeAnswer> sink) {
        EventLoop loop = client.eventLoop();
        LoopResources loops = HttpResources.get();
        return new Bootstrap()
                .group(loop)
                .channelFactory(() -> loops.onChannel(SocketChannel.class, loop))
                .resolver(names(loops, loop))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_WITHIN_MS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(handlers(client, sink));
    }

    private static ChannelHandler handlers(Channel client, MonoSink<UpgradeAnswer> sink) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel node) {
                node.pipeline()
                        .addLast(UpgradeListener.CODEC, new HttpClientCodec())
                        .addLast(UpgradeListener.AGGREGATOR, new HttpObjectAggregator(MOST_ANSWER_BYTES))
                        .addLast(new UpgradeListener(client, sink));
            }
        };
    }

    private DnsAddressResolverGroup names(LoopResources loops, EventLoop loop) {
        DnsAddressResolverGroup known = names.get();
        if (known != null) {
            return known;
        }
        names.compareAndSet(
                null,
                new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                        .datagramChannelFactory(() -> loops.onChannel(DatagramChannel.class, loop))));
        return java.util.Objects.requireNonNull(names.get());
    }
}
