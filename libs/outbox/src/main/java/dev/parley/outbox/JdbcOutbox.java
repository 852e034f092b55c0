package dev.parley.outbox;

import dev.parley.contracts.Event;
import dev.parley.defaults.request.RequestIds;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The {@link Outbox} for services on the servlet stack. */
public class JdbcOutbox {
    private static final String INSERT = """
            insert into outbox (type, subject, payload, traceparent)
            values (:type, :subject, cast(:payload as json), :traceparent)""";

    private final JdbcClient database;
    private final OutboxRelay relay;
    private final JsonMapper json;

    JdbcOutbox(JdbcClient database, OutboxRelay relay, JsonMapper json) {
        this.database = database;
        this.relay = relay;
        this.json = json;
    }

    /** Needs a transaction; fails without one. */
    public void record(Event event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        });
        RequestIds request = RequestIds.ofThread();
        database.sql(INSERT)
                .param("type", event.type())
                .param("subject", event.subject())
                .param("payload", json.writeValueAsString(event))
                .param("traceparent", request == null ? null : request.traceparent(), Types.VARCHAR)
                .update();
    }
}
