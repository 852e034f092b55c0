package dev.parley.auth.session;

import dev.parley.contracts.auth.v1.SessionRevoked;
import dev.parley.outbox.JdbcOutbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends sessions before their time, and tells the others, so that open sockets close. */
@Component
class SessionRevoker {
    private final PostgresSessionRepository sessions;
    private final JdbcOutbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SessionRevoker(
            PostgresSessionRepository sessions, JdbcOutbox outbox, TransactionTemplate transactions, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends the session of that token, however old the token is. Without such a session there is nothing to do. */
    void revoke(@Nullable String refreshToken) {
        RefreshToken.parse(refreshToken)
                .ifPresent(token -> transactions.executeWithoutResult(
                        status -> sessions.lock(token.familyHash()).ifPresent(this::revoke)));
    }

    /** Needs a transaction. */
    void revoke(Session session) {
        sessions.delete(session.id());
        outbox.record(new SessionRevoked(session.id(), session.userId(), clock.instant()));
    }
}
