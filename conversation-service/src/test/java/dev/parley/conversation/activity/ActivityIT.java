package dev.parley.conversation.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.contracts.messaging.v1.EntryKind;
import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@IntegrationTest
class ActivityIT {
    @Autowired
    private Scene scene;

    @Autowired
    private ActivityListener listener;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TestEvents events;

    @Autowired
    private RabbitTemplate rabbit;

    private Person ada;
    private UUID one;
    private UUID two;
    private Instant start;

    @BeforeEach
    void makeGroups() {
        ada = scene.person();
        one = ada.makesGroup("One").id();
        two = ada.makesGroup("Two").id();
        start = ada.sees(two).lastActivityAt();
    }

    @Test
    void batchOfEntriesMovesTheirConversationsUp() {
        scene.tell(appended(entry(one, 20), entry(one, 30), entry(two, 10), entry(ada.id(), 40)));
        await().until(() -> activity(one).equals(start.plusSeconds(30)));
        assertThat(activity(two)).isEqualTo(start.plusSeconds(10));
        ada.get("/v1/conversations")
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(one.toString())
                .jsonPath("$.items[0].version")
                .isEqualTo(1);
    }

    @Test
    void activityNeverMovesBack() {
        handle(appended(entry(one, 30)));
        handle(appended(entry(one, 20)));
        handle(appended(entry(one, 30)));
        assertThat(activity(one)).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void hotConversationCostsOneRowVersionASecond() {
        handle(appended(entry(one, 30)));
        String before = rowVersion(one);
        handle(appended(new AppendedEntry(
                one,
                2,
                EntryKind.MESSAGE,
                ada.id(),
                start.plusSeconds(30).plusMillis(900),
                UUID.randomUUID(),
                JsonNodeFactory.instance.objectNode())));
        assertThat(rowVersion(one)).isEqualTo(before);
        handle(appended(entry(one, 32)));
        assertThat(rowVersion(one)).isNotEqualTo(before);
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() {
        events.publish(EntriesAppended.TYPE, "not an event", UUID.randomUUID());
        scene.tell(appended(entry(one, 50)));
        await().until(() -> activity(one).equals(start.plusSeconds(50)));
        await().until(() -> {
            var dead = rabbit.receive("conversation-service.dead-letters", 1_000);
            return dead != null && new String(dead.getBody(), StandardCharsets.UTF_8).equals("not an event");
        });
    }

    @Test
    void eventsThatGatheredAreHandledTogether() {
        for (int n = 1; n <= 200; n++) {
            scene.tell(appended(entry(n % 2 == 0 ? one : two, n)));
        }
        await().until(() -> activity(one).equals(start.plusSeconds(200)));
        assertThat(activity(two)).isEqualTo(start.plusSeconds(199));
    }

    private void handle(EntriesAppended event) {
        listener.accept(MessageBuilder.withPayload(List.of(json.writeValueAsBytes(event)))
                .build());
    }

    private Instant activity(UUID id) {
        return ada.sees(id).lastActivityAt();
    }

    private String rowVersion(UUID id) {
        return database.sql("select xmin::text from conversations where id = $1")
                .bind("$1", id)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private AppendedEntry entry(UUID log, long secondsLater) {
        return new AppendedEntry(
                log,
                secondsLater,
                EntryKind.MESSAGE,
                ada.id(),
                start.plusSeconds(secondsLater),
                UUID.randomUUID(),
                JsonNodeFactory.instance.objectNode().put("text", "hi"));
    }

    private static EntriesAppended appended(AppendedEntry... entries) {
        return new EntriesAppended(Arrays.asList(entries));
    }
}
