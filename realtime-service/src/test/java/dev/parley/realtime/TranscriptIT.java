package dev.parley.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays the golden transcripts: what the client says is sent, and the server must say exactly what stands there, but
 * in any order within one of its turns. {@code $any} stands for any value.
 */
@IntegrationTest
@Import(TwoNodes.class)
class TranscriptIT {
    private static final Path DIRECTORY = Path.of("src/test/resources/transcripts");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID ada = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private FakeMessageLog log;

    static Stream<Path> transcripts() throws IOException {
        return Files.list(DIRECTORY).sorted();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isWhatIsSaid(Path transcript) throws IOException {
        UUID conversation = log.conversation(ada);
        log.storeQuietly(conversation, ada, "Good morning");
        String text = Files.readString(transcript)
                .replace("$token", TestTokens.user(ada))
                .replace("$conversation", conversation.toString())
                .replace("$ada", ada.toString());
        try (var client = TestClient.anonymous(port)) {
            List<JsonNode> expected = new ArrayList<>();
            for (String line : text.lines().toList()) {
                JsonNode step = JSON.readTree(line);
                if (step.has("server")) {
                    expected.add(step.path("server"));
                    client.await(frame -> fits(step.path("server"), frame));
                } else if (step.has("client")) {
                    client.raw(step.path("client").toString());
                }
            }
            assertThat(client.frames()).hasSameSizeAs(expected);
        }
    }

    private static boolean fits(JsonNode expected, JsonNode actual) {
        if (expected.isString() && "$any".equals(expected.stringValue())) {
            return !actual.isMissingNode();
        }
        if (expected.isObject()) {
            return actual.isObject()
                    && expected.size() == actual.size()
                    && expected.properties().stream()
                            .allMatch(field -> fits(field.getValue(), actual.path(field.getKey())));
        }
        if (expected.isArray()) {
            boolean fits = actual.isArray() && expected.size() == actual.size();
            for (int i = 0; fits && i < expected.size(); i++) {
                fits = fits(expected.get(i), actual.get(i));
            }
            return fits;
        }
        return expected.equals(actual);
    }
}
