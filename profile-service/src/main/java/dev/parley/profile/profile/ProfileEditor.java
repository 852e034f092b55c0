package dev.parley.profile.profile;

import dev.parley.outbox.Outbox;
import dev.parley.profile.profile.ProfileRejected.UserNotFound;
import dev.parley.profile.profile.ProfileRejected.VersionConflict;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes a profile and records the event in one transaction; a change that changes nothing leaves no trace. */
@Component
class ProfileEditor {
    private final PostgresProfileRepository profiles;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    ProfileEditor(PostgresProfileRepository profiles, Outbox outbox, TransactionalOperator transactions, Clock clock) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Profile> change(UUID userId, ProfileChange change, ProfileVersions expected) {
        return profiles.lock(userId)
                .switchIfEmpty(Mono.error(UserNotFound::new))
                .filter(expected::include)
                .switchIfEmpty(Mono.error(VersionConflict::new))
                .flatMap(profile -> store(profile, change))
                .as(transactions::transactional);
    }

    private Mono<Profile> store(Profile profile, ProfileChange change) {
        var changed = change.applyTo(profile, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return changed.equals(profile)
                ? Mono.just(profile)
                : profiles.update(changed)
                        .then(outbox.record(changed.asEvent()))
                        .thenReturn(changed);
    }
}
