package dev.parley.auth.account;

import dev.parley.auth.password.PasswordHasher;
import dev.parley.auth.password.PasswordPolicy;
import dev.parley.auth.session.OpenSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets somebody have an account, when name, address and password will do. */
@Component
class Registrar {
    private final PostgresUserRepository users;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final AccountOpener accounts;
    private final Counter registrations;

    Registrar(
            PostgresUserRepository users,
            PasswordPolicy policy,
            PasswordHasher hasher,
            AccountOpener accounts,
            MeterRegistry meters) {
        this.users = users;
        this.policy = policy;
        this.hasher = hasher;
        this.accounts = accounts;
        this.registrations = Counter.builder("parley.auth.registrations").register(meters);
    }

    OpenSession register(RegisterRequest request) {
        users.refuseTaken(request.username(), request.email());
        String displayName = request.displayName() == null ? request.username() : request.displayName();
        policy.check(request.password(), List.of(request.username(), request.email(), displayName));
        String hash = hasher.hash(request.password());
        OpenSession session = accounts.open(request.username(), request.email(), displayName, hash);
        registrations.increment();
        return session;
    }
}
