package dev.parley.messaging.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {
    private final UUID log = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private Instant now = Instant.EPOCH;
    private final InstantSource source = () -> now;
    private final RecentRefusals refusals = new RecentRefusals(source.withZone(ZoneOffset.UTC));

    @Test
    void forgetsAfterAMoment() {
        refusals.add(log, user);
        assertThat(refusals.contains(log, user)).isTrue();
        assertThat(refusals.contains(log, UUID.randomUUID())).isFalse();
        now = now.plus(RecentRefusals.MEMORY);
        assertThat(refusals.contains(log, user)).isFalse();
    }

    @Test
    void aNewRefusalCountsFromItsOwnTime() {
        refusals.add(log, user);
        now = now.plus(RecentRefusals.MEMORY);
        refusals.add(log, user);
        assertThat(refusals.contains(log, user)).isTrue();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        refusals.add(log, user);
        for (int i = 1; i < RecentRefusals.MOST; i++) {
            refusals.add(log, UUID.randomUUID());
        }
        assertThat(refusals.contains(log, user)).isTrue();
        refusals.add(log, UUID.randomUUID());
        assertThat(refusals.contains(log, user)).isFalse();
    }
}
