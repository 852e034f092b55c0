package dev.parley.auth.account;

import dev.parley.auth.session.OpenSession;
import dev.parley.auth.session.SessionOpener;
import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.defaults.Ids;
import dev.parley.outbox.JdbcOutbox;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores an account, its first session and the event that tells of it: all or nothing. */
@Component
class AccountOpener {
    private final PostgresUserRepository users;
    private final SessionOpener sessions;
    private final JdbcOutbox outbox;
    private final Ids ids;
    private final Clock clock;

    AccountOpener(PostgresUserRepository users, SessionOpener sessions, JdbcOutbox outbox, Ids ids, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public OpenSession open(String username, String email, String displayName, String passwordHash) {
        Instant now = clock.instant();
        User user = new User(ids.next(), username);
        users.insert(user, email, passwordHash, now);
        outbox.record(new UserRegistered(user.id(), username, displayName, now));
        return sessions.open(user.id(), username);
    }
}
