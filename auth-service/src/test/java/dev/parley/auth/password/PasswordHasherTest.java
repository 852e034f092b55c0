package dev.parley.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PasswordHasher hasher = new PasswordHasher(new HashingThreads(new PasswordProperties(2, 2)), meters);

    @Test
    void matchesOnlyThePasswordThatWasHashed() {
        String hash = hasher.hash("plenty of purple penguins");

        assertThat(hasher.matches("plenty of purple penguins", hash)).isTrue();
        assertThat(hasher.matches("plenty of purple penguin", hash)).isFalse();
        assertThat(meters.get("parley.auth.password.hash").timer().count()).isEqualTo(3);
    }

    @Test
    void saltsEachHash() {
        assertThat(hasher.hash("plenty of purple penguins")).isNotEqualTo(hasher.hash("plenty of purple penguins"));
    }

    @Test
    void nobodysHashCostsTheSameAndMatchesNothing() {
        String somebodys = hasher.hash("plenty of purple penguins");

        assertThat(parameters(PasswordHasher.NOBODYS)).isEqualTo(parameters(somebodys));
        assertThat(PasswordHasher.NOBODYS).hasSameSizeAs(somebodys);
        assertThat(hasher.matches("", null)).isFalse();
        assertThat(hasher.matches("plenty of purple penguins", null)).isFalse();
    }

    private static String parameters(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
    }
}
