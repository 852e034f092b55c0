package dev.parley.auth.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane. */
@Component
public class PasswordHasher {
    /** A hash of nothing anybody knows, with the same parameters: comparing with it takes the same time. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final HashingThreads threads;
    private final Timer timer;

    PasswordHasher(HashingThreads threads, MeterRegistry meters) {
        this.threads = threads;
        this.timer = Timer.builder("parley.auth.password.hash")
                .description("Time to hash one password, without the wait for a thread")
                .register(meters);
    }

    public String hash(String password) {
        return timed(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /** Takes as long for nobody's hash ({@code null}) as for somebody's. */
    public boolean matches(String password, @Nullable String hash) {
        boolean matched = timed(() -> argon2.matches(password, hash == null ? NOBODYS : hash));
        return matched && hash != null;
    }

    private <T> T timed(Callable<T> work) {
        return threads.call(() -> timer.recordCallable(work));
    }
}
