package dev.parley.realtime.socket;

import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.session.CloseCode;
import dev.parley.realtime.session.Identity;
import dev.parley.realtime.session.Operations;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.Sessions;
import dev.parley.realtime.session.TokenVerifier;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a session of an upgraded channel, before anything that the client sends is read. */
@Component
class SocketOpener {
    private static final Logger log = LoggerFactory.getLogger(SocketOpener.class);
    private static final String DECODER = "wsdecoder";

    private final Sessions sessions;
    private final Operations operations;
    private final TokenVerifier tokens;
    private final int maxFrameBytes;
    private final WebSocketDecoderConfig decoding;

    SocketOpener(Sessions sessions, Operations operations, TokenVerifier tokens, RealtimeProperties limits) {
        this.sessions = sessions;
        this.operations = operations;
        this.tokens = tokens;
        this.maxFrameBytes = limits.maxFrameBytes();
        this.decoding = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .maxFramePayloadLength(maxFrameBytes)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
    }

    /**
     * Frames go straight from Netty to the session. The decoder is replaced by one that reports what is wrong and
     * leaves the close code to us.
     */
    void open(Channel channel, Greeting greeting) {
        var pipeline = channel.pipeline();
        pipeline.replace(DECODER, DECODER, (ChannelHandler) new WebSocket13FrameDecoder(decoding));
        var handler = new SocketHandler(sessions, operations);
        pipeline.addAfter(DECODER, "parley.session", handler);
        pipeline.addAfter(DECODER, "parley.aggregator", new WebSocketFrameAggregator(maxFrameBytes));
        String token = greeting.token();
        if (token == null) {
            begin(channel, handler, greeting.locale(), greeting.identity());
            return;
        }
        tokens.verify(token)
                .whenComplete((identity, failure) -> channel.eventLoop().execute(() -> {
                    if (failure == null) {
                        begin(channel, handler, greeting.locale(), identity);
                    } else {
                        log.debug("Token of a subprotocol refused: {}", failure.toString());
                        handler.close(CloseCode.NOT_AUTHENTICATED);
                    }
                }));
    }

    /** Nothing is read before: Reactor Netty reads only on demand of a subscriber, and there is none. */
    private void begin(Channel channel, SocketHandler handler, Locale locale, @Nullable Identity identity) {
        Session session = handler.open(locale, identity != null);
        if (identity != null) {
            sessions.authenticate(session, identity);
        }
        channel.config().setAutoRead(true);
    }
}
