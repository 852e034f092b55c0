package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@IntegrationTest
class OutboxIT {
    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transactions;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private RabbitTemplate rabbit;

    @Autowired
    private TestEvents events;

    @BeforeEach
    void startEmpty() {
        database.sql("delete from outbox").then().block();
    }

    @Test
    void recordedEventReachesTheBrokerAndLeavesTheTable() {
        var event = registered("ada");
        transactions.transactional(outbox.record(event)).block();

        assertThat(events.awaitEvent(UserRegistered.TYPE, UserRegistered.class, event::equals))
                .isEqualTo(event);
        await().until(() -> waiting() == 0);
    }

    @Test
    void everyOneOfManyLeavesExactlyOnce() {
        UUID mark = UUID.randomUUID();
        Flux.fromStream(IntStream.range(0, 500).mapToObj(n -> registered(mark + "-" + n)))
                .flatMap(event -> transactions.transactional(outbox.record(event)), 4)
                .then()
                .block();

        await().until(() -> waiting() == 0);
        await().until(() -> names(mark).size() >= 500);
        assertThat(names(mark)).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void largeEventsLeaveInPortionsThatFitTheHeap() {
        String mark = UUID.randomUUID() + "-" + "x".repeat(400_000);
        database.sql("""
                        insert into outbox (type, subject, payload)
                        select $1, gen_random_uuid(), json_build_object('userId', gen_random_uuid(), 'username', $2 || n,
                            'displayName', '', 'registeredAt', now()) from generate_series(1, 30) n""")
                .bind("$1", UserRegistered.TYPE)
                .bind("$2", mark)
                .then()
                .block();

        await().until(() -> waiting() == 0);
        await().until(() -> events.seen(UserRegistered.TYPE, UserRegistered.class).stream()
                        .filter(event -> event.username().startsWith(mark))
                        .count()
                == 30);
    }

    @Test
    void rolledBackEventNeverLeaves() {
        var undone = registered("undone");
        var kept = registered("kept");
        transactions
                .transactional(outbox.record(undone).then(Mono.error(new IllegalStateException("undo"))))
                .onErrorComplete()
                .block();
        transactions.transactional(outbox.record(kept)).block();

        events.awaitEvent(UserRegistered.TYPE, UserRegistered.class, kept::equals);
        assertThat(events.seen(UserRegistered.TYPE, UserRegistered.class)).doesNotContain(undone);
    }

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatThrownBy(() -> outbox.record(registered("nobody")).block()).hasMessageContaining("transaction");
    }

    @Test
    void whatACrashLeftBehindIsFoundWithoutBeingWoken() {
        var event = registered("orphan");
        database.sql("insert into outbox (type, subject, payload) values ($1, $2, $3::json)")
                .bind("$1", UserRegistered.TYPE)
                .bind("$2", event.userId())
                .bind(
                        "$3",
                        "{\"userId\":\"%s\",\"username\":\"orphan\",\"displayName\":\"Orphan\",\"registeredAt\":\"%s\"}"
                                .formatted(event.userId(), event.registeredAt()))
                .then()
                .block();

        events.awaitEvent(
                UserRegistered.TYPE, UserRegistered.class, seen -> seen.userId().equals(event.userId()));
    }

    @Test
    void eventThatNoQueueTakesWaitsUntilOneDoes() {
        String type = "sample.late-" + UUID.randomUUID() + ".v1";
        database.sql("insert into outbox (type, subject, payload) values ($1, gen_random_uuid(), '{}')")
                .bind("$1", type)
                .then()
                .block();
        var admin = new RabbitAdmin(rabbit);
        var elsewhere = new TopicExchange(OutboxTopology.EXCHANGE);
        var queue = QueueBuilder.nonDurable("late." + type).autoDelete().build();
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(elsewhere).with(type));

        await().until(() -> waiting() == 0);
        assertThat(rabbit.receive(queue.getName(), 5_000)).isNotNull();
    }

    private long waiting() {
        return database.sql("select count(*) from outbox")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private java.util.List<String> names(UUID mark) {
        return events.seen(UserRegistered.TYPE, UserRegistered.class).stream()
                .map(UserRegistered::username)
                .filter(name -> name.startsWith(mark.toString()))
                .toList();
    }

    private static UserRegistered registered(String name) {
        return new UserRegistered(UUID.randomUUID(), name, name, Instant.parse("2026-01-15T09:30:00.123Z"));
    }
}
