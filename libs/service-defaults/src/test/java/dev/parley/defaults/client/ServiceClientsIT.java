package dev.parley.defaults.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.parley.defaults.request.RequestIds;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Two nodes of a service, one of them dead, and auth-service, as small servers. */
@SpringBootTest(
        properties = {
            "spring.application.name=messaging-service",
            "spring.main.web-application-type=reactive",
            "server.port=0",
            "management.server.port=0",
            "parley.service-secret=s3cret",
            "spring.autoconfigure.exclude=org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServiceClientsIT {
    private static final List<Headers> tokenRequests = new CopyOnWriteArrayList<>();
    private static final List<Headers> requests = new CopyOnWriteArrayList<>();
    private static final HttpServer auth = server("/oauth2/token", tokenRequests, 0);
    private static final HttpServer node = server("/", requests, 0);
    private static final int DEAD_PORT = deadPort();

    @Autowired
    private ServiceClients clients;

    @Autowired
    private CircuitBreakerRegistry breakers;

    private WebClient client;

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add(
                "PARLEY_AUTH_URIS",
                () -> "http://127.0.0.1:" + auth.getAddress().getPort());
        registry.add(
                "PARLEY_CONVERSATION_URIS",
                () -> "http://127.0.0.1:%d,http://127.0.0.1:%d"
                        .formatted(node.getAddress().getPort(), DEAD_PORT));
    }

    @BeforeEach
    void freshClient() {
        breakers.circuitBreaker("conversation-service").reset();
        requests.clear();
        client = clients.to("conversation-service", Duration.ofMillis(400));
    }

    @AfterAll
    static void stop() {
        auth.stop(0);
        node.stop(0);
    }

    @Test
    void showsItsTokenWhichItFetchesOnce() {
        assertThat(get("/status/200")).isEqualTo("{}");
        assertThat(get("/status/200")).isEqualTo("{}");

        assertThat(requests)
                .extracting(headers -> headers.getFirst("Authorization"))
                .containsOnly("Bearer t0ken");
        assertThat(tokenRequests).hasSize(1);
        assertThat(tokenRequests.getFirst().getFirst("Authorization")).startsWith("Basic ");
    }

    @Test
    void callerNeverSeesThatOneNodeIsDead() {
        for (int call = 0; call < 10; call++) {
            assertThat(get("/status/200")).isEqualTo("{}");
        }
        assertThat(requests).hasSize(10);
    }

    @Test
    void carriesTheIdsOfTheRequestThatCausedTheCall() {
        var ids = new RequestIds("the-request", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        client.get()
                .uri("/status/200")
                .retrieve()
                .bodyToMono(String.class)
                .contextWrite(context -> context.put(RequestIds.class, ids))
                .block();

        assertThat(requests.getLast().getFirst("X-Request-Id")).isEqualTo("the-request");
        assertThat(requests.getLast().getFirst("traceparent")).isEqualTo(ids.traceparent());
    }

    @Test
    void opensTheBreakerOnServerErrorsAndNotOnRefusals() {
        for (int call = 0; call < 30; call++) {
            assertThatThrownBy(() -> get("/status/404")).isInstanceOf(WebClientResponseException.NotFound.class);
        }
        assertThatThrownBy(() -> {
                    for (int call = 0; call < 30; call++) {
                        getIgnoringServerErrors();
                    }
                })
                .isInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void givesUpOnASlowAnswer() {
        assertThatThrownBy(() -> get("/slow"))
                .hasRootCauseInstanceOf(io.netty.handler.timeout.ReadTimeoutException.class);
    }

    private void getIgnoringServerErrors() {
        try {
            get("/status/500");
        } catch (WebClientResponseException.InternalServerError expected) {
            assertThat(expected.getStatusCode().value()).isEqualTo(500);
        }
    }

    private String get(String path) {
        return client.get()
                .uri(path)
                .retrieve()
                .bodyToMono(String.class)
                .blockOptional()
                .orElse("");
    }

    private static HttpServer server(String path, List<Headers> seen, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(path, exchange -> {
                seen.add(exchange.getRequestHeaders());
                String uri = exchange.getRequestURI().getPath();
                if (uri.equals("/slow")) {
                    return; // never answers
                }
                String body = uri.equals("/oauth2/token") ? "{\"access_token\":\"t0ken\",\"expires_in\":600}" : "{}";
                int status = uri.startsWith("/status/") ? Integer.parseInt(uri.substring(8)) : 200;
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int deadPort() {
        HttpServer server = server("/", new CopyOnWriteArrayList<>(), 0);
        server.stop(0);
        return server.getAddress().getPort();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class CallingApplication {}
}
