package dev.parley.realtime.socket;

import dev.parley.realtime.session.CloseCode;
import dev.parley.realtime.session.Operations;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Sessions;
import dev.parley.realtime.session.Socket;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session's end of the channel. The channel's event loop is the session's thread. */
final class SocketHandler extends ChannelInboundHandlerAdapter implements Socket {
    private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

    private static final long CLOSE_WITHIN_MS = 2_000;

    private final Sessions sessions;
    private final Operations operations;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Session session;
    private boolean closing;

    SocketHandler(Sessions sessions, Operations operations) {
        this.sessions = sessions;
        this.operations = operations;
    }

    Session open(Locale locale, boolean authenticated) {
        Session opened = sessions.open(this, locale, authenticated);
        session = opened;
        if (!context().channel().isActive()) {
            sessions.closed(opened);
        }
        return opened;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        try {
            Session known = session;
            if (closing) {
                if (message instanceof CloseWebSocketFrame) {
                    from.close();
                }
            } else if (message instanceof CloseWebSocketFrame close) {
                answer(close);
            } else if (message instanceof PingWebSocketFrame ping) {
                from.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                heard();
            } else if (message instanceof PongWebSocketFrame) {
                heard();
            } else if (message instanceof TextWebSocketFrame text && known != null) {
                operations.receive(known, new ByteBufInputStream(text.content()));
            } else {
                close(CloseCode.NOT_THE_PROTOCOL);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        if (session != null) {
            session.writable();
        }
        from.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        if (session != null) {
            sessions.closed(session);
        }
        from.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException || failure instanceof TooLongFrameException) {
            close(CloseCode.NOT_THE_PROTOCOL);
        } else if (closing || failure instanceof IOException) {
            from.close();
        } else {
            log.error("A session failed", failure);
            close(CloseCode.SERVER_ERROR);
        }
    }

    @Override
    public void execute(Runnable task) {
        context().channel().eventLoop().execute(task);
    }

    @Override
    public boolean isWritable() {
        return context().channel().isWritable();
    }

    @Override
    public void write(byte[] frame) {
        var out = context();
        if (!closing) {
            out.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)), out.voidPromise());
        }
    }

    @Override
    public void flush() {
        context().flush();
    }

    @Override
    public void readMore(boolean wanted) {
        context().channel().config().setAutoRead(wanted);
    }

    /**
     * The client is to answer with a close of its own. What it sends until then is read and dropped: to cut it off at
     * once would reset the connection, and could take the code from it.
     */
    @Override
    public void close(CloseCode code) {
        execute(() -> {
            if (!closing) {
                closing = true;
                if (session != null) {
                    sessions.closed(session);
                }
                readMore(true);
                context().writeAndFlush(new CloseWebSocketFrame(code.code(), code.reason()));
                context().executor().schedule(() -> context().close(), CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS);
            }
        });
    }

    private void answer(CloseWebSocketFrame close) {
        closing = true;
        context().writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
    }

    private void heard() {
        if (session != null) {
            session.heard();
        }
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context, "not in a pipeline");
    }
}
