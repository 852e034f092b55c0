package dev.parley.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.realtime.TestClient;
import dev.parley.realtime.TwoNodes;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
@Import(TwoNodes.class)
class PresenceIT {
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private TwoNodes.SecondNode second;

    @Autowired
    private WebTestClient http;

    @Test
    void tellsWatchersWhoComesAndGoesOnAnyNode() {
        try (var watcher = TestClient.connect(port, ada)) {
            assertThat(online(watcher)).isEmpty();
            var watched = TestClient.connect(second.port(), grace);
            watcher.await(frame -> isPresence(frame, true));
            assertThat(online(watcher)).containsExactly(grace.toString());
            watched.close();
            watcher.await(frame -> isPresence(frame, false));
        }
    }

    @Test
    void staysOnlineWhileAnotherSessionIsOpenAnywhere() {
        try (var watcher = TestClient.connect(port, ada);
                var here = TestClient.connect(port, grace)) {
            here.ok(here.send("ping", Map.of()));
            var there = TestClient.connect(second.port(), grace);
            there.ok(there.send("ping", Map.of()));
            there.close();
            // A user of their own shows that the grace of the second node is over.
            UUID witness = UUID.randomUUID();
            watcher.ok(watcher.send("presence.watch", Map.of("userIds", List.of(grace, witness))));
            var passing = TestClient.connect(second.port(), witness);
            passing.ok(passing.send("ping", Map.of()));
            passing.close();
            watcher.await(frame -> isPresenceOf(frame, witness, false));
            assertThat(watcher.frames()).noneMatch(frame -> isPresence(frame, false));
            assertThat(online(watcher)).containsExactly(grace.toString());
        }
    }

    @Test
    void answersOverHttp() {
        try (var client = TestClient.connect(port, grace)) {
            client.ok(client.send("ping", Map.of()));
            get(grace + "," + ada)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.online[0]")
                    .isEqualTo(grace.toString())
                    .jsonPath("$.online.length()")
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesTooManyAndNonsense() {
        String many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(201).collect(Collectors.joining(","));
        get(many).expectStatus().isBadRequest();
        get("x").expectStatus().isBadRequest();
        http.get().uri("/v1/presence?userIds=" + ada).exchange().expectStatus().isUnauthorized();
        try (var client = TestClient.connect(port, ada)) {
            assertThat(client.err(client.send("presence.watch", Map.of("userIds", List.of(many.split(","))))))
                    .isEqualTo("invalid-request");
        }
    }

    private WebTestClient.ResponseSpec get(String ids) {
        return http.get()
                .uri("/v1/presence?userIds=" + ids)
                .headers(headers -> headers.setBearerAuth(TestTokens.user(ada)))
                .exchange();
    }

    private List<String> online(TestClient watcher) {
        return watcher.ok(watcher.send("presence.watch", Map.of("userIds", List.of(grace))))
                .path("online")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private boolean isPresence(JsonNode frame, boolean online) {
        return isPresenceOf(frame, grace, online);
    }

    private static boolean isPresenceOf(JsonNode frame, UUID user, boolean online) {
        return "presence".equals(frame.path("t").asString(""))
                && user.toString().equals(frame.path("d").path("userId").asString())
                && frame.path("d").path("online").asBoolean() == online;
    }
}
