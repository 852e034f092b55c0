package dev.parley.realtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.realtime.TestClient;
import dev.parley.realtime.TwoNodes;
import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.test.IntegrationTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@IntegrationTest
@Import(TwoNodes.class)
class SessionIT {
    private final UUID ada = UUID.randomUUID();
    private final UUID grace = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private FakeMessageLog log;

    @Test
    void acknowledgesWhatIsStoredAndPushesItToEveryMember() {
        UUID conversation = log.conversation(ada, grace);
        try (var sender = TestClient.resumed(port, ada);
                var receiver = TestClient.resumed(port, grace)) {
            var ack = sender.ok(sender.message(conversation, "Good morning, Grace"));
            long seq = ack.path("seq").asLong();
            assertThat(seq).isEqualTo(log.head(conversation));
            assertThat(receiver.entry(conversation, seq)
                            .path("d")
                            .path("content")
                            .path("text")
                            .asString())
                    .isEqualTo("Good morning, Grace");
            sender.entry(conversation, seq);
        }
    }

    @Test
    void tellsWhoseTheSessionIs() {
        try (var client = TestClient.anonymous(port)) {
            assertThat(client.push("hello").path("d").path("authenticated").asBoolean())
                    .isFalse();
            long id = client.send("authenticate", Map.of("token", dev.parley.test.TestTokens.user(ada)));
            assertThat(client.ok(id).path("userId").asString()).isEqualTo(ada.toString());
        }
    }
}
