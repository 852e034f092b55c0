package dev.parley.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.auth.session.Session.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final SessionProperties RULES = new SessionProperties(Duration.ofDays(30), Duration.ofSeconds(10));

    private final RefreshToken first = RefreshToken.first();
    private final Session session = new Session(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "ada",
            RefreshToken.chainKey(),
            first.hash(),
            List.of(),
            NOW.plus(RULES.lifetime()));

    @Test
    void replacesTheTokenAndLivesOn() {
        var rotated = rotate(session, first, NOW.plusSeconds(600));

        assertThat(rotated.token().text()).isNotEqualTo(first.text());
        assertThat(rotated.session().tokenHash()).isEqualTo(rotated.token().hash());
        assertThat(rotated.token().familyHash()).isEqualTo(first.familyHash());
        assertThat(rotated.session().expiresAt()).isEqualTo(NOW.plusSeconds(600).plus(RULES.lifetime()));
    }

    @Test
    void givesTheSameNextTokenAgainDuringTheGracePeriod() {
        var rotated = rotate(session, first, NOW);

        assertThat(rotated.session().use(first, NOW.plusSeconds(10), RULES))
                .isInstanceOfSatisfying(
                        Use.Repeated.class,
                        repeated -> assertThat(repeated.token().text())
                                .isEqualTo(rotated.token().text()));
    }

    @Test
    void leadsATabThatIsTwoRotationsBehindToThePresentToken() {
        var second = rotate(session, first, NOW);
        var third = rotate(second.session(), second.token(), NOW.plusSeconds(3));

        assertThat(third.session().use(first, NOW.plusSeconds(9), RULES))
                .isInstanceOfSatisfying(
                        Use.Repeated.class,
                        repeated -> assertThat(repeated.token().text())
                                .isEqualTo(third.token().text()));
    }

    @Test
    void takesATokenForStolenThatIsUsedAfterTheGracePeriod() {
        var rotated = rotate(session, first, NOW);

        assertThat(rotated.session().use(first, NOW.plusSeconds(10).plusNanos(1), RULES))
                .isInstanceOf(Use.Reused.class);
    }

    @Test
    void takesEveryOldTokenForStolenHoweverOld() {
        Session at = session;
        RefreshToken token = first;
        for (int day = 1; day <= 20; day++) {
            var rotated = rotate(at, token, NOW.plus(Duration.ofDays(day)));
            at = rotated.session();
            token = rotated.token();
        }

        assertThat(at.retired()).hasSize(1);
        assertThat(at.use(first, NOW.plus(Duration.ofDays(20)), RULES)).isInstanceOf(Use.Reused.class);
    }

    @Test
    void remembersFewTokensHoweverFastTheyRotate() {
        Session at = session;
        RefreshToken token = first;
        for (int i = 0; i < 50; i++) {
            var rotated = rotate(at, token, NOW);
            at = rotated.session();
            token = rotated.token();
        }

        assertThat(at.retired()).hasSize(8);
    }

    @Test
    void endsWhenNobodyUsedItForItsLifetime() {
        assertThat(session.use(first, NOW.plus(RULES.lifetime()).minusNanos(1), RULES))
                .isInstanceOf(Use.Rotated.class);
        assertThat(session.use(first, NOW.plus(RULES.lifetime()), RULES)).isInstanceOf(Use.Expired.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "not base64 !", "AAAA", "ÄÖÜ"})
    void readsNoTokenFromAnythingElse(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void readsWhatItWroteAndKeepsItOutOfLogs() {
        var again = RefreshToken.parse(first.text()).orElseThrow();

        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.toString()).doesNotContain(first.text());
    }

    private static Use.Rotated rotate(Session session, RefreshToken token, Instant at) {
        return (Use.Rotated) session.use(token, at, RULES);
    }
}
