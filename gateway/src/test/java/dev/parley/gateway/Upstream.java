package dev.parley.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.json.JsonMapper;

/** A service as the gateway sees it: says what it got, and echoes frames after a greeting. */
record Upstream(String name, DisposableServer server) {
    static final AtomicInteger CRASHES = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Echo(
            String service,
            String method,
            String uri,
            Map<String, String> headers,
            @JsonProperty("body") String body) {}

    static Upstream start(String name) {
        return new Upstream(
                name,
                HttpServer.create()
                        .host("127.0.0.1")
                        .port(0)
                        .handle((request, response) -> answer(name, request, response))
                        .bindNow());
    }

    String uri() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Where nobody listens. */
    static String deadUri() {
        try (var socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mono<Void> answer(String name, HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().endsWith("/v3/api-docs")) {
            return response.header("Content-Type", "application/json")
                    .sendString(Mono.just(openApi(name)))
                    .then();
        }
        if (request.uri().startsWith("/v1/realtime")) {
            return socket(request, response);
        }
        if (request.uri().contains("crash")) {
            return crash(request);
        }
        if (request.uri().contains("never")) {
            return Mono.delay(Duration.ofMinutes(1)).then();
        }
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> response.header("Content-Type", "application/json")
                        .header(
                                "X-Request-Id",
                                String.valueOf(request.requestHeaders().get("X-Request-Id")))
                        .header("X-Frame-Options", "SAMEORIGIN")
                        .header("Server", "of ours")
                        .sendString(Mono.just(JSON.writeValueAsString(
                                new Echo(name, request.method().name(), request.uri(), headers(request), body))))
                        .then());
    }

    /** Takes the request and dies before it answers. */
    private static Mono<Void> crash(HttpServerRequest request) {
        CRASHES.incrementAndGet();
        request.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
        });
        return Mono.never();
    }

    private static Mono<Void> socket(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().contains("full")) {
            return response.status(503)
                    .header("Content-Type", "application/problem+json")
                    .header("Retry-After", "7")
                    .sendString(Mono.just("{\"type\":\"https://parley.dev/problems/unavailable\"}"))
                    .then();
        }
        String greeting = JSON.writeValueAsString(headers(request));
        var spec = WebsocketServerSpec.builder()
                .protocols("parley.v1")
                .maxFramePayloadLength(1 << 20)
                .build();
        return response.sendWebsocket((in, out) -> echo(greeting, in, out), spec);
    }

    private static Mono<Void> echo(String greeting, WebsocketInbound in, WebsocketOutbound out) {
        var echoes = in.aggregateFrames(1 << 20).receiveFrames().map(frame -> {
            if (frame instanceof TextWebSocketFrame text && text.text().equals("bye")) {
                return new CloseWebSocketFrame(4001, "drained");
            }
            return frame.retain();
        });
        return out.sendString(Mono.just(greeting))
                .then()
                .then(out.sendObject(Flux.from(echoes)).then());
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        request.requestHeaders()
                .names()
                .forEach(name -> headers.put(
                        name,
                        String.join("|", List.copyOf(request.requestHeaders().getAll(name)))));
        return headers;
    }

    private static String openApi(String name) {
        return """
                {"openapi":"3.1.0","servers":[{"url":"http://inside"}],
                 "paths":{"/v1/%1$s":{"get":{"responses":{"200":{"description":"ok"}}}},"/internal/v1/%1$s":{}},
                 "components":{"schemas":{"Same":{"type":"string"}}}}""".formatted(name);
    }
}
