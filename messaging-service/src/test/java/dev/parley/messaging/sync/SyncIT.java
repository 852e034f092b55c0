package dev.parley.messaging.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.test.TestEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@MessagingTest
class SyncIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private TestEvents events;

    @Test
    void givesWhatIsMissingAfterAPosition() {
        UUID group = chat.group(alice, bob);
        fill(group, 5);
        JsonNode log = Chat.log(chat.sync(alice, Map.of(group, 3)), group);
        assertThat(log.at("/head").asLong()).isEqualTo(6);
        assertThat(log.at("/from").asLong()).isEqualTo(4);
        assertThat(log.at("/entries").findValuesAsString("seq")).containsExactly("4", "5", "6");
        assertThat(log.at("/limited").asBoolean()).isFalse();
        assertThat(log.at("/unread").asLong()).isEqualTo(5);
        assertThat(log.has("lastEntry")).isFalse();
    }

    @Test
    void saysNothingIsMissingAtTheHead() {
        UUID group = chat.group(alice, bob);
        for (int position : new int[] {1, 7}) {
            JsonNode log = Chat.log(chat.sync(alice, Map.of(group, position)), group);
            assertThat(log.at("/entries")).isEmpty();
            assertThat(log.at("/from").asLong()).isEqualTo(2);
            assertThat(log.at("/limited").asBoolean()).isFalse();
        }
    }

    @Test
    void givesOneHundredButNotOneHundredAndOne() {
        UUID group = chat.group(alice, bob);
        fill(group, 110);
        JsonNode all = Chat.log(chat.sync(alice, Map.of(group, 11)), group);
        assertThat(all.at("/entries")).hasSize(100);
        assertThat(all.at("/limited").asBoolean()).isFalse();
        JsonNode newest = Chat.log(chat.sync(alice, Map.of(group, 10)), group);
        assertThat(newest.at("/entries")).hasSize(20);
        assertThat(newest.at("/from").asLong()).isEqualTo(92);
        assertThat(newest.at("/limited").asBoolean()).isTrue();
    }

    @Test
    void givesAGlimpseOfLogsThatTheClientDoesNotKnow() {
        UUID busy = chat.group(alice, bob);
        UUID quiet = chat.group(alice, bob);
        fill(busy, 30);
        var answer = chat.sync(alice, Map.of());
        assertThat(answer.at("/logs")).hasSize(3);
        assertThat(Chat.log(answer, busy).at("/entries")).hasSize(20);
        assertThat(Chat.log(answer, busy).at("/limited").asBoolean()).isTrue();
        assertThat(Chat.log(answer, quiet).at("/entries")).hasSize(1);
        assertThat(Chat.log(answer, quiet).at("/limited").asBoolean()).isFalse();
        assertThat(Chat.log(answer, alice).at("/entries").findValuesAsString("kind"))
                .containsExactly("conversation-joined", "conversation-joined");
    }

    @Test
    void leavesOutLogsThatAreNotTheCallers() {
        UUID group = chat.group(bob);
        assertThat(chat.sync(alice, Map.of(group, 0, bob, 0, UUID.randomUUID(), 5))
                        .at("/logs"))
                .isEmpty();
    }

    @Test
    void showsOnlyTheLastEntryWhereTheAnswerWouldGrowTooLong() {
        List<UUID> groups =
                IntStream.range(0, 21).mapToObj(i -> chat.group(alice, bob)).toList();
        groups.forEach(group -> fill(group, 99));
        Map<UUID, Integer> positions = new HashMap<>();
        groups.forEach(group -> positions.put(group, 0));
        positions.put(alice, 21);
        var answer = chat.sync(alice, positions);
        JsonNode first = Chat.log(answer, groups.getLast());
        assertThat(first.at("/entries")).hasSize(100);
        JsonNode last = Chat.log(answer, groups.getFirst());
        assertThat(last.at("/entries")).isEmpty();
        assertThat(last.at("/limited").asBoolean()).isTrue();
        assertThat(last.at("/from").asLong()).isEqualTo(101);
        assertThat(last.at("/lastEntry/seq").asLong()).isEqualTo(100);
    }

    @Test
    void showsOnlyTheLastEntryWhereTheAnswerWouldGrowTooLarge() {
        List<UUID> groups =
                IntStream.range(0, 3).mapToObj(i -> chat.group(alice, bob)).toList();
        groups.forEach(group -> fill(group, 70, "😀".repeat(8_000)));
        var answer = chat.sync(alice, Map.of(groups.get(0), 1, groups.get(1), 1, groups.get(2), 71));
        assertThat(Chat.log(answer, groups.get(2)).at("/entries")).isEmpty();
        assertThat(Chat.log(answer, groups.get(1)).at("/entries")).hasSize(70);
        JsonNode crowdedOut = Chat.log(answer, groups.get(0));
        assertThat(crowdedOut.at("/entries")).isEmpty();
        assertThat(crowdedOut.at("/limited").asBoolean()).isTrue();
        assertThat(crowdedOut.at("/lastEntry/seq").asLong()).isEqualTo(71);
    }

    @Test
    void showsNotEvenLastEntriesWhereTheyAreTooLargeTogether() {
        String large = "😀".repeat(8_000);
        List<UUID> groups =
                IntStream.range(0, 132).mapToObj(i -> UUID.randomUUID()).toList();
        groups.forEach(group -> events.publish(Chat.created(group, alice, bob)));
        await().until(() -> groups.stream().allMatch(group -> chat.isApplied(Chat.created(group, alice, bob))));
        groups.forEach(group -> chat.send(bob, group, large));
        var answer = chat.sync(alice, Map.of());
        assertThat(answer.at("/logs")).hasSize(133);
        JsonNode last = Chat.log(answer, groups.getFirst());
        assertThat(last.at("/limited").asBoolean()).isTrue();
        assertThat(last.at("/head").asLong()).isEqualTo(2);
        assertThat(last.at("/entries")).isEmpty();
        assertThat(last.has("lastEntry")).isFalse();
        assertThat(Chat.log(answer, groups.getLast()).at("/entries")).hasSize(2);
    }

    @Test
    void answersServicesForAnyUser() {
        UUID group = chat.group(alice, bob);
        var answer = chat.asService(
                HttpMethod.POST, "/internal/v1/sync", Map.of("userId", alice, "positions", Map.of(group, 0)));
        assertThat(Chat.log(answer, group).at("/head").asLong()).isEqualTo(1);
        assertThat(chat.post(alice, "/internal/v1/sync", Map.of("userId", alice))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"positions\":{\"x\":1}}", "{\"positions\":[1]}", "{\"positions\":{\"%s\":-1}}"})
    void refusesWhatAreNoPositions(String body) {
        var answer = chat.post(alice, "/v1/sync", body.formatted(UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    private void fill(UUID group, int messages) {
        fill(group, messages, "hello");
    }

    private void fill(UUID group, int messages, String text) {
        for (int left = messages; left > 0; left -= 100) {
            List<Map<String, Object>> batch = IntStream.range(0, Math.min(left, 100))
                    .mapToObj(i -> Map.<String, Object>of(
                            "conversationId", group, "clientMessageId", UUID.randomUUID(), "text", text))
                    .toList();
            chat.post(bob, "/v1/messages/batch", Map.of("messages", batch));
        }
    }
}
