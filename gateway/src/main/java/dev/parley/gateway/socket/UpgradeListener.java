package dev.parley.gateway.socket;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;

import dev.parley.defaults.request.RequestIds;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.List;
import reactor.core.publisher.MonoSink;
import reactor.netty.NettyPipeline;

/**
 * Waits for a node's answer to the upgrade. When it agrees, HTTP ends on both connections and a {@link Relay} joins
 * them: the client is answered, and the bytes that the node sent right after its answer follow in order.
 */
final class UpgradeListener extends ChannelInboundHandlerAdapter {
    static final String CODEC = "upgradeCodec";
    static final String AGGREGATOR = "upgradeAggregator";
    private static final String RELAY = "relay";
    private static final List<CharSequence> PASSED_ON = List.of(
            UPGRADE,
            CONNECTION,
            SEC_WEBSOCKET_ACCEPT,
            SEC_WEBSOCKET_PROTOCOL,
            SEC_WEBSOCKET_EXTENSIONS,
            RequestIds.REQUEST_ID);

    private final Channel client;
    private final MonoSink<UpgradeAnswer> sink;

    UpgradeListener(Channel client, MonoSink<UpgradeAnswer> sink) {
        this.client = client;
        this.sink = sink;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpResponse response)) {
            context.fireChannelRead(message);
            return;
        }
        UpgradeAnswer answer = UpgradeAnswer.of(response);
        response.release();
        if (answer.isUpgraded()) {
            joinClient(context.channel(), answer);
            joinNode(context);
        } else {
            context.close();
            sink.success(answer);
        }
    }

    private void joinClient(Channel node, UpgradeAnswer answer) {
        Runnable join = () -> {
            answerClient(node, answer.headers());
            sink.success(answer);
        };
        if (client.eventLoop().inEventLoop()) {
            join.run();
        } else {
            client.eventLoop().execute(join);
        }
    }

    private void answerClient(Channel node, HttpHeaders headers) {
        var pipeline = client.pipeline();
        if (pipeline.get(NettyPipeline.HttpCodec) == null) { // the client has gone
            node.close();
            return;
        }
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        PASSED_ON.stream()
                .filter(headers::contains)
                .forEach(name -> answer.headers().set(name, headers.get(name)));
        for (String name : pipeline.names()) {
            if (pipeline.get(name) != null && !isKept(name)) {
                pipeline.remove(name);
            }
        }
        client.writeAndFlush(answer);
        pipeline.addBefore(NettyPipeline.ReactiveBridge, RELAY, new Relay(node));
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "endOfHttp", EndOfHttp.INSTANCE);
        pipeline.remove(NettyPipeline.HttpCodec);
        client.config().setAutoRead(true);
    }

    private static boolean isKept(String name) {
        return name.equals(NettyPipeline.SslHandler)
                || name.equals(NettyPipeline.HttpCodec)
                || name.equals(NettyPipeline.ReactiveBridge);
    }

    private void joinNode(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        pipeline.replace(this, RELAY, new Relay(client));
        pipeline.remove(AGGREGATOR);
        pipeline.remove(CODEC); // last, since it hands on what it has read beyond the answer
        context.channel().config().setAutoRead(true);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        sink.error(new IOException("The node closed the connection before it answered"));
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        sink.error(failure);
        context.close();
    }
}
