package dev.parley.outbox;

import dev.parley.contracts.Event;
import dev.parley.defaults.request.RequestIds;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores events in the transaction that stores what they tell of. What is recorded reaches the broker at least once;
 * what is rolled back never does.
 */
public class Outbox {
    private static final String INSERT =
            "insert into outbox (type, subject, payload, traceparent) values ($1, $2, $3, $4)";

    private final DatabaseClient database;
    private final OutboxRelay relay;
    private final JsonMapper json;

    Outbox(DatabaseClient database, OutboxRelay relay, JsonMapper json) {
        this.database = database;
        this.relay = relay;
        this.json = json;
    }

    /** Needs a transaction; fails without one. */
    public Mono<Void> record(Event event) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new WakeAfterCommit(relay)))
                .then(Mono.deferContextual(context -> insert(
                        event,
                        context.<RequestIds>getOrEmpty(RequestIds.class)
                                .map(RequestIds::traceparent)
                                .orElse(null))));
    }

    private Mono<Void> insert(Event event, @org.jspecify.annotations.Nullable String traceparent) {
        return database.sql(INSERT)
                .bind("$1", event.type())
                .bind("$2", event.subject())
                .bind("$3", Json.of(json.writeValueAsBytes(event)))
                .bind("$4", Parameters.in(R2dbcType.VARCHAR, traceparent))
                .then();
    }

    private record WakeAfterCommit(OutboxRelay relay) implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(relay::wake);
        }
    }
}
