package dev.parley.auth.session;

import static dev.parley.auth.AuthApi.PASSWORD;
import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthApi.Tokens;
import dev.parley.auth.AuthIntegrationTest;
import dev.parley.auth.TestClock;
import dev.parley.contracts.auth.v1.SessionRevoked;
import dev.parley.test.TestEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthIntegrationTest
class SessionIT {
    @Autowired
    AuthApi auth;

    @Autowired
    TestEvents events;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    ExpiredSessionCleaner cleaner;

    @AfterEach
    void setClock() {
        clock.reset();
    }

    @Test
    void refreshReplacesTheTokenAndKeepsTheSession() throws Exception {
        var first = auth.register(newName());
        var second = auth.refreshed(first.refreshToken());
        var third = auth.refreshed(second.refreshToken());

        assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                .doesNotHaveDuplicates();
        assertThat(third.userId()).isEqualTo(first.userId());
        assertThat(third.username()).isEqualTo(first.username());
        assertThat(sessionOf(third)).isEqualTo(sessionOf(first));
    }

    @Test
    void aLostAnswerCanBeAskedForAgain() {
        var first = auth.register(newName());
        var second = auth.refreshed(first.refreshToken());

        clock.move(Duration.ofSeconds(8));

        assertThat(auth.refreshed(first.refreshToken()).refreshToken()).isEqualTo(second.refreshToken());
        auth.refreshed(second.refreshToken());
    }

    @Test
    void racingTabsAllGetTheSameToken() throws Exception {
        var first = auth.register(newName());

        List<String> tokens;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> tab = () -> auth.refreshed(first.refreshToken()).refreshToken();
            tokens = threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> tab).toList()).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
        }

        assertThat(tokens).hasSize(1);
        auth.refreshed(tokens.getFirst());
    }

    @Test
    void aTokenUsedAfterItWasReplacedEndsTheSession() throws Exception {
        var first = auth.register(newName());
        var second = auth.refreshed(first.refreshToken());

        clock.move(Duration.ofSeconds(11));

        problem(auth.refresh(first.refreshToken()), 401, "invalid-refresh-token");
        problem(auth.refresh(second.refreshToken()), 401, "invalid-refresh-token");
        assertRevoked(first);
    }

    @Test
    void reuseEndsOnlyThatSession() {
        var first = auth.register(newName());
        var elsewhere = AuthApi.tokens(auth.login(first.username(), PASSWORD), HttpStatus.OK);
        auth.refreshed(first.refreshToken());
        clock.move(Duration.ofSeconds(11));

        problem(auth.refresh(first.refreshToken()), 401, "invalid-refresh-token");

        auth.refreshed(elsewhere.refreshToken());
    }

    @Test
    void logoutEndsTheSessionAndTellsTheOthers() throws Exception {
        var tokens = auth.register(newName());

        auth.logout(tokens.refreshToken()).expectStatus().isNoContent();

        problem(auth.refresh(tokens.refreshToken()), 401, "invalid-refresh-token");
        assertRevoked(tokens);
    }

    @Test
    void logoutOfWhatIsOverIsFine() {
        var tokens = auth.register(newName());

        auth.logout(tokens.refreshToken()).expectStatus().isNoContent();
        auth.logout(tokens.refreshToken()).expectStatus().isNoContent();
        auth.logout("anything").expectStatus().isNoContent();
        auth.post("/v1/auth/logout", Map.of()).expectStatus().isNoContent();
    }

    @Test
    void refusesTokensThatAreNoneOfOurs() {
        problem(auth.refresh("anything"), 401, "invalid-refresh-token");
        problem(auth.refresh(RefreshToken.first().text()), 401, "invalid-refresh-token");
        problem(auth.post("/v1/auth/refresh", Map.of()), 401, "invalid-refresh-token");
        problem(auth.post("/v1/auth/refresh", Map.of("refreshToken", List.of())), 400, "invalid-request");
    }

    @Test
    void sessionsEndWhenNobodyRefreshesThem() {
        var left = auth.register(newName());
        clock.move(Duration.ofDays(29));
        var kept = auth.register(newName());
        clock.move(Duration.ofDays(2));

        problem(auth.refresh(left.refreshToken()), 401, "invalid-refresh-token");
        cleaner.clean();

        assertThat(sessionsOf(left)).isZero();
        assertThat(sessionsOf(kept)).isEqualTo(1);
    }

    private int sessionsOf(Tokens tokens) {
        return database.sql("select count(*) from sessions where user_id = ?")
                .param(tokens.userId())
                .query(Integer.class)
                .single();
    }

    private void assertRevoked(Tokens tokens) throws Exception {
        UUID session = sessionOf(tokens);
        var event = events.awaitEvent(
                SessionRevoked.TYPE,
                SessionRevoked.class,
                told -> told.sessionId().equals(session));
        assertThat(event.userId()).isEqualTo(tokens.userId());
    }

    private static UUID sessionOf(Tokens tokens) throws Exception {
        return UUID.fromString(
                SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid"));
    }
}
