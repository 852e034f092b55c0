package dev.parley.messaging.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.messaging.membership.FakeConversations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@MessagingTest
class AppendIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private FakeConversations owner;

    @AfterEach
    void ownerIsUp() {
        owner.comeBack();
    }

    @Test
    void numbersEntriesWithoutGapsAfterThatOfTheCreation() {
        UUID group = chat.group(alice, bob);
        assertThat(chat.send(alice, group, "one").at("/seq").asLong()).isEqualTo(2);
        var second = chat.send(bob, group, "two");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/seq").asLong()).isEqualTo(3);
        assertThat(second.at("/duplicate").asBoolean()).isFalse();
        assertThat(second.at("/createdAt").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
    }

    @Test
    void answersARetryWithTheFirstResult() {
        UUID group = chat.group(alice, bob);
        UUID id = UUID.randomUUID();
        var first = chat.send(alice, group, id, "once");
        var again = chat.send(alice, group, id, "once, but different");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/duplicate").asBoolean()).isTrue();
        assertThat(again.at("/seq")).isEqualTo(first.at("/seq"));
        assertThat(again.at("/createdAt")).isEqualTo(first.at("/createdAt"));
        assertThat(chat.send(bob, group, id, "mine").at("/seq").asLong()).isEqualTo(3);
    }

    @Test
    void hidesConversationsFromOthers() {
        UUID group = chat.group(alice);
        for (var answer : List.of(chat.send(bob, group, "hi"), chat.send(bob, UUID.randomUUID(), "hi"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("conversation-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"x\"}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\"}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\",\"text\":\"\"}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\",\"text\":\"a\\ud800b\"}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\",\"text\":{\"a\":1}}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\",\"text\":5}",
                "{\"clientMessageId\":\"6f1c1f9e-0000-4000-8000-000000000001\",\"text\":true}",
                "{\"clientMessageId\":\"no uuid\",\"text\":\"x\"}",
                "{\"clientMessageId\":",
                "[]"
            })
    void refusesWhatIsNotAMessage(String body) {
        var answer = chat.post(alice, "/v1/conversations/" + chat.group(alice) + "/messages", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void refusesAPathThatIsNoId() {
        var answer = chat.post(alice, "/v1/conversations/here/messages", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void refusesTextsThatAreTooLarge() {
        UUID group = chat.group(alice);
        assertThat(chat.send(alice, group, "😀".repeat(8_000)).status()).isEqualTo(201);
        for (String text : List.of("a".repeat(8_001), "😀".repeat(8_001))) {
            var answer = chat.send(alice, group, text);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("message-too-large");
        }
    }

    @Test
    void refusedMessagesDoNotTouchTheirNeighbours() {
        UUID group = chat.group(alice, bob);
        UUID other = chat.group(bob);
        UUID twice = UUID.randomUUID();
        var results = chat.post(
                        alice,
                        "/v1/messages/batch",
                        Map.of(
                                "messages",
                                List.of(
                                        message(group, twice, "one"),
                                        message(other, UUID.randomUUID(), "not mine"),
                                        message(group, UUID.randomUUID(), ""),
                                        message(UUID.randomUUID(), UUID.randomUUID(), "nowhere"),
                                        Map.of("text", "incomplete"),
                                        message(group, twice, "one again"),
                                        message(group, UUID.randomUUID(), "two"))))
                .at("/results");
        assertThat(results).hasSize(7);
        assertThat(results.at("/0/ok/seq").asLong()).isEqualTo(2);
        assertThat(results.at("/1/err/type").asString()).endsWith("/conversation-not-found");
        assertThat(results.at("/2/err/type").asString()).endsWith("/invalid-request");
        assertThat(results.at("/2/err/detail").asString()).contains("text");
        assertThat(results.at("/3/err/type").asString()).endsWith("/conversation-not-found");
        assertThat(results.at("/4/err/type").asString()).endsWith("/invalid-request");
        assertThat(results.at("/5/ok/seq").asLong()).isEqualTo(2);
        assertThat(results.at("/5/ok/duplicate").asBoolean()).isTrue();
        assertThat(results.at("/6/ok/seq").asLong()).isEqualTo(3);
        assertThat(chat.number("select seq from heads where log_id = '%s'", other))
                .isEqualTo(1);
    }

    @Test
    void takesAppendsOfManySendersFromServicesOnly() {
        UUID group = chat.group(alice, bob);
        var appends =
                List.of(append(alice, group, "a"), append(bob, group, "b"), append(UUID.randomUUID(), group, "c"));
        var answer = chat.asService(HttpMethod.POST, "/internal/v1/appends", Map.of("appends", appends));
        assertThat(answer.at("/results/0/ok/seq").asLong()).isEqualTo(2);
        assertThat(answer.at("/results/1/ok/seq").asLong()).isEqualTo(3);
        assertThat(answer.at("/results/2/err/type").asString()).endsWith("/conversation-not-found");
        assertThat(chat.post(alice, "/internal/v1/appends", Map.of("appends", appends))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesBatchesThatAreTooLong() {
        List<Object> messages = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            messages.add(message(UUID.randomUUID(), UUID.randomUUID(), "x"));
        }
        var answer = chat.post(alice, "/v1/messages/batch", Map.of("messages", messages));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void asksTheOwnerOnceForAConversationThatItDoesNotKnowYet() {
        UUID fresh = UUID.randomUUID();
        owner.has(fresh, 1, alice, bob);
        int before = owner.questions();
        assertThat(chat.send(alice, fresh, "first").at("/seq").asLong()).isEqualTo(1);
        assertThat(chat.send(bob, fresh, "second").at("/seq").asLong()).isEqualTo(2);
        assertThat(owner.questions()).isEqualTo(before + 1);
    }

    @Test
    void remembersForAMomentThatSomebodyIsNotAMember() {
        UUID unknown = UUID.randomUUID();
        int before = owner.questions();
        chat.send(alice, unknown, "x");
        chat.send(alice, unknown, "x");
        assertThat(owner.questions()).isEqualTo(before + 1);
    }

    @Test
    void knownConversationsWorkWhileTheirOwnerIsDown() {
        UUID group = chat.group(alice);
        UUID fresh = UUID.randomUUID();
        owner.goDown();
        var batch = List.of(message(group, UUID.randomUUID(), "known"), message(fresh, UUID.randomUUID(), "not known"));
        var answer = chat.post(alice, "/v1/messages/batch", Map.of("messages", batch));
        assertThat(answer.at("/results/0/ok/seq").asLong()).isEqualTo(2);
        assertThat(answer.at("/results/1/err/type").asString()).endsWith("/unavailable");
        assertThat(answer.at("/results/1/err/retryAfterMs").asLong()).isPositive();
        assertThat(chat.send(alice, fresh, "x").status()).isEqualTo(503);
        assertThat(chat.send(bob, group, "x").status()).isEqualTo(404);
    }

    private static Map<String, Object> message(UUID conversation, UUID id, String text) {
        return Map.of("conversationId", conversation, "clientMessageId", id, "text", text);
    }

    private static Map<String, Object> append(UUID user, UUID conversation, String text) {
        Map<String, Object> append = new HashMap<>(message(conversation, UUID.randomUUID(), text));
        append.put("userId", user);
        return append;
    }
}
