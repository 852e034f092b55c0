package dev.parley.gateway.socket;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;

/**
 * Lets the server believe that it has answered: its own answer comes too late, since the client has the node's. So the
 * exchange ends, and all that it holds is freed while the tunnel lives on.
 */
@ChannelHandler.Sharable
final class EndOfHttp extends ChannelOutboundHandlerAdapter {
    static final EndOfHttp INSTANCE = new EndOfHttp();

    private EndOfHttp() {}

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpObject) {
            ReferenceCountUtil.release(message);
            promise.setSuccess();
        } else {
            context.write(message, promise);
        }
    }
}
