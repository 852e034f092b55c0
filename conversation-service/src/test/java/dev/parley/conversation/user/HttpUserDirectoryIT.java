package dev.parley.conversation.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.ProblemException;
import dev.parley.test.IntegrationTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against answers as auth-service gives them. */
@IntegrationTest
class HttpUserDirectoryIT {
    private static final UUID ADA = UUID.randomUUID();
    private static final HttpServer AUTH_SERVICE = authService();
    private static volatile int status;
    private static volatile String authorization = "";
    private static volatile String question = "";

    @Autowired
    private HttpUserDirectory directory;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add(
                "parley.services.auth-service",
                () -> "http://127.0.0.1:" + AUTH_SERVICE.getAddress().getPort());
    }

    @BeforeEach
    void answers() {
        status = 200;
    }

    @AfterAll
    static void stop() {
        AUTH_SERVICE.stop(0);
    }

    @Test
    void asksWithTheTokenOfTheService() {
        UUID nobody = UUID.randomUUID();
        assertThat(directory.existing(Set.of(ADA, nobody)).block()).isEqualTo(Set.of(ADA));
        assertThat(authorization).isEqualTo("Bearer service-token");
        assertThat(question).contains(ADA.toString(), nobody.toString());
    }

    @Test
    void withoutAnAnswerNobodyKnows() {
        status = 500;
        assertThatThrownBy(() -> directory.existing(Set.of(ADA)).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
    }

    private static HttpServer authService() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/oauth2/token",
                    exchange -> answer(exchange, 200, "{\"access_token\":\"service-token\",\"expires_in\":600}"));
            server.createContext("/internal/v1/users/lookup", exchange -> {
                authorization = exchange.getRequestHeaders().getFirst("Authorization");
                question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                answer(exchange, status, "{\"items\":[{\"id\":\"" + ADA + "\",\"username\":\"ada\"}]}");
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
