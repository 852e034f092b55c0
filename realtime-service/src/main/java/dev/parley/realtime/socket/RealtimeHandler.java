package dev.parley.realtime.socket;

import static dev.parley.contracts.problem.ProblemType.FORBIDDEN;
import static dev.parley.contracts.problem.ProblemType.UNAVAILABLE;

import dev.parley.defaults.problem.Problem;
import dev.parley.realtime.RealtimeProperties;
import dev.parley.realtime.session.Identity;
import dev.parley.realtime.session.TokenVerifier;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.util.context.Context;

/**
 * The upgrade. A wrong token in the header is refused here with a problem; one in the list of subprotocols, which only
 * browsers use, with a close code, because a browser shows its page nothing else.
 */
@Component
class RealtimeHandler implements WebHandler {
    private static final String PROTOCOL = "parley.v1";
    private static final String BEARER = "bearer.";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SocketOpener opener;
    private final SocketDrain drain;
    private final RealtimeProperties limits;

    RealtimeHandler(SocketOpener opener, SocketDrain drain, RealtimeProperties limits) {
        this.opener = opener;
        this.drain = drain;
        this.limits = limits;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        if (drain.isDraining()) {
            return Mono.error(Problem.retryLater(UNAVAILABLE, "This node stops.", RETRY_AFTER)
                    .exception());
        }
        if (!HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(headers.getFirst(HttpHeaders.UPGRADE))) {
            return Mono.error(Problem.invalid("Upgrade", "must be websocket").exception());
        }
        List<String> protocols = protocols(headers);
        var greeting = new Greeting(locale(headers), null, token(protocols));
        return exchange.getPrincipal()
                .map(principal -> greeting.with(identity(principal)))
                .defaultIfEmpty(greeting)
                .flatMap(known -> upgrade(exchange, known, protocols.contains(PROTOCOL)));
    }

    private Mono<Void> upgrade(ServerWebExchange exchange, Greeting greeting, boolean protocolOffered) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var spec = WebsocketServerSpec.builder().maxFramePayloadLength(limits.maxFrameBytes());
        if (protocolOffered) {
            spec.protocols(PROTOCOL);
        }
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                                (in, out) -> {
                                    request.requestHeaders().clear(); // kept as long as the socket, token and all
                                    in.withConnection(connection -> opener.open(connection.channel(), greeting));
                                    return Mono.never();
                                },
                                spec.build()))
                        .subscribeOn(Schedulers.fromExecutor(eventLoop(response))))
                // The socket outlives the request: it must not keep what the filters know about it.
                .contextWrite(context -> Context.empty());
    }

    /** The token may have been validated on another thread; the session must be there before its first frame. */
    private static Executor eventLoop(HttpServerResponse response) {
        var found = new AtomicReference<@Nullable EventLoop>();
        response.withConnection(connection -> found.set(connection.channel().eventLoop()));
        EventLoop loop = Objects.requireNonNull(found.get());
        return task -> {
            if (loop.inEventLoop()) {
                task.run();
            } else {
                loop.execute(task);
            }
        };
    }

    private static Identity identity(Object principal) {
        if (principal instanceof Authentication authentication && authentication.getCredentials() instanceof Jwt jwt) {
            return TokenVerifier.identity(jwt);
        }
        throw Problem.of(FORBIDDEN, "The token does not allow this.").exception();
    }

    private static List<String> protocols(HttpHeaders headers) {
        return headers.getOrEmpty("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::trim)
                .toList();
    }

    private static @Nullable String token(List<String> protocols) {
        Optional<String> bearer =
                protocols.stream().filter(name -> name.startsWith(BEARER)).findFirst();
        return bearer.map(name -> name.substring(BEARER.length())).orElse(null);
    }

    private static Locale locale(HttpHeaders headers) {
        try {
            var accepted = headers.getAcceptLanguageAsLocales();
            return accepted.isEmpty() ? Locale.ROOT : accepted.getFirst();
        } catch (IllegalArgumentException malformed) {
            return Locale.ROOT;
        }
    }
}
