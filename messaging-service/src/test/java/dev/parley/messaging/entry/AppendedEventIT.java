package dev.parley.messaging.entry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.test.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The event is made by the database, and is what the contract's record would be. */
@MessagingTest
class AppendedEventIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private TestEvents events;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private JsonMapper json;

    @Test
    void oneEventTellsOfTheWholeBatch() {
        UUID one = chat.group(alice, bob);
        UUID two = chat.group(bob);
        var appends = List.of(append(alice, one), append(bob, two), append(bob, one), append(alice, two));
        chat.asService(HttpMethod.POST, "/internal/v1/appends", Map.of("appends", appends));
        var event = events.awaitEvent(
                EntriesAppended.TYPE, EntriesAppended.class, candidate -> hasMessageIn(candidate, one));
        assertThat(event.entries()).extracting(AppendedEntry::log).containsExactly(one, two, one);
        assertThat(event.entries()).extracting(AppendedEntry::seq).containsExactly(2L, 2L, 3L);
        assertThat(event.entries()).allSatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("message");
            assertThat(entry.createdAt())
                    .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(5));
            assertThat(entry.clientMessageId()).isNotNull();
        });
    }

    @Test
    void thePayloadIsWhatTheContractsRecordIs() {
        String payload = requireNonNull(transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return run("insert into heads (log_id, kind) values ('%1$s', 'conversation')")
                            .then(run("insert into members values ('%1$s', '%1$s', 'member', 1, true)"))
                            .then(run("""
                                    select from append_entries(array['%1$s', '%1$s']::uuid[], array['%1$s', '%1$s']::uuid[],
                                        array['message', 'conversation-renamed'], array['%1$s', null]::uuid[],
                                        array[null, 2]::bigint[], array['{"text":"x"}', '{"title":"y"}'], null)"""))
                            .then(database.sql("select payload::text from outbox where subject = '%s'".formatted(alice))
                                    .mapValue(String.class)
                                    .one());
                })
                .blockLast());
        var record = json.readValue(payload, EntriesAppended.class);
        assertThat(json.readTree(payload.replace(".000Z", "Z")))
                .isEqualTo(json.readTree(json.writeValueAsString(record)));
    }

    private Mono<Void> run(String sql) {
        return database.sql(sql.formatted(alice)).then();
    }

    private static boolean hasMessageIn(EntriesAppended event, UUID log) {
        return event.entries().stream()
                .anyMatch(entry -> entry.log().equals(log) && entry.kind().equals("message"));
    }

    private static Map<String, Object> append(UUID user, UUID conversation) {
        return Map.of(
                "userId", user, "conversationId", conversation, "clientMessageId", UUID.randomUUID(), "text", "hello");
    }
}
