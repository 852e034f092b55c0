package dev.parley.auth.account;

import dev.parley.auth.account.AccountRejected.InvalidCredentials;
import dev.parley.auth.password.PasswordHasher;
import dev.parley.auth.session.OpenSession;
import dev.parley.auth.session.SessionOpener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Lets in whoever knows the password, and takes as long to refuse the unknown as the mistaken. */
@Component
class Authenticator {
    private final PostgresUserRepository users;
    private final PasswordHasher hasher;
    private final SessionOpener sessions;
    private final Counter succeeded;
    private final Counter refused;

    Authenticator(PostgresUserRepository users, PasswordHasher hasher, SessionOpener sessions, MeterRegistry meters) {
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
        this.succeeded = logins("succeeded", meters);
        this.refused = logins("refused", meters);
    }

    private static Counter logins(String outcome, MeterRegistry meters) {
        return Counter.builder("parley.auth.logins").tag("outcome", outcome).register(meters);
    }

    OpenSession signIn(String login, String password) {
        Account account = users.find(login).orElse(null);
        boolean matched = hasher.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !matched) {
            refused.increment();
            throw new InvalidCredentials();
        }
        OpenSession session = sessions.open(account.user().id(), account.user().username());
        succeeded.increment();
        return session;
    }
}
