package dev.parley.messaging.entry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.outbox.OutboxRelay;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes on one database. */
@MessagingTest
class ConcurrentAppendIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private PostgresEntries oneNode;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Environment environment;

    private ConnectionPool pool;
    private PostgresEntries otherNode;

    @BeforeEach
    void startOtherNode() {
        var options = ConnectionFactoryOptions.parse(environment.getRequiredProperty("spring.r2dbc.url"))
                .mutate()
                .option(ConnectionFactoryOptions.USER, environment.getRequiredProperty("spring.r2dbc.username"))
                .option(ConnectionFactoryOptions.PASSWORD, environment.getRequiredProperty("spring.r2dbc.password"))
                .build();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .maxSize(8)
                .build());
        otherNode = new PostgresEntries(DatabaseClient.create(pool), relay, json);
    }

    @AfterEach
    void stopOtherNode() {
        pool.dispose();
    }

    @Test
    void batchesOverSharedLogsLeaveNeitherGapsNorTwins() {
        List<UUID> logs =
                IntStream.range(0, 5).mapToObj(i -> chat.group(alice, bob)).toList();
        List<List<Appended>> outcomes = requireNonNull(Flux.range(0, 50)
                .flatMap(i -> node(i).append(randomBatch(logs)).subscribeOn(Schedulers.parallel()), 50)
                .collectList()
                .block());
        assertThat(outcomes).hasSize(50).allSatisfy(batch -> assertThat(batch).hasSize(20));
        assertThat(chat.number("select sum(messages)::bigint from heads where log_id in (%s)", quoted(logs)))
                .isEqualTo(1_000);
        for (UUID log : logs) {
            assertIsContiguous(log);
        }
    }

    @Test
    void theSameMessageFromBothNodesIsStoredOnce() {
        UUID log = chat.group(alice, bob);
        for (int round = 0; round < 20; round++) {
            var row = row(log, UUID.randomUUID(), alice);
            List<List<Appended>> outcomes = requireNonNull(Flux.range(0, 8)
                    .flatMap(i -> node(i).append(List.of(row, row)).subscribeOn(Schedulers.parallel()), 8)
                    .collectList()
                    .block());
            var stored = outcomes.stream()
                    .flatMap(List::stream)
                    .map(Appended.Stored.class::cast)
                    .toList();
            assertThat(stored)
                    .hasSize(16)
                    .filteredOn(outcome -> !outcome.duplicate())
                    .hasSize(1);
            assertThat(stored).extracting(Appended.Stored::seq).containsOnly(round + 2L);
            assertThat(stored)
                    .extracting(Appended.Stored::createdAt)
                    .containsOnly(stored.getFirst().createdAt());
        }
        assertIsContiguous(log);
    }

    @Test
    void isAnsweredAfterTheCommitOnly() {
        UUID log = chat.group(alice, bob);
        for (int i = 0; i < 50; i++) {
            var stored = (Appended.Stored) requireNonNull(oneNode.append(List.of(row(log, UUID.randomUUID(), alice)))
                    .map(List::getFirst)
                    .block());
            Long seen = DatabaseClient.create(pool)
                    .sql("select seq from heads where log_id = $1")
                    .bind("$1", log)
                    .mapValue(Long.class)
                    .one()
                    .block();
            assertThat(seen).isEqualTo(stored.seq());
        }
    }

    private void assertIsContiguous(UUID log) {
        assertThat(chat.number("select count(*) from entries where log_id = '%s'", log))
                .isEqualTo(chat.number("select max(seq) from entries where log_id = '%s'", log))
                .isEqualTo(chat.number("select seq from heads where log_id = '%s'", log));
        assertThat(chat.number("""
                select count(*) from (
                    select ordinal, count(*) filter (where kind = 'message') over (order by seq) as messages
                    from entries where log_id = '%s') e where ordinal <> messages""", log)).isZero();
        assertThat(chat.number("""
                select count(*) from (
                    select created_at < lag(created_at) over (order by seq) as backwards
                    from entries where log_id = '%s') e where backwards""", log)).isZero();
    }

    private List<AppendBatch.Row> randomBatch(List<UUID> logs) {
        List<AppendBatch.Row> batch = new ArrayList<>();
        Random random = new Random();
        for (int i = 0; i < 20; i++) {
            batch.add(row(logs.get(i % logs.size()), UUID.randomUUID(), random.nextBoolean() ? alice : bob));
        }
        Collections.shuffle(batch, random);
        return batch;
    }

    private static AppendBatch.Row row(UUID log, UUID id, UUID sender) {
        return new AppendBatch.Row(log, sender, id, MessageText.of("hello"));
    }

    private PostgresEntries node(int i) {
        return i % 2 == 0 ? oneNode : otherNode;
    }

    private static String quoted(List<UUID> logs) {
        return "'" + String.join("','", logs.stream().map(UUID::toString).toList()) + "'";
    }
}
