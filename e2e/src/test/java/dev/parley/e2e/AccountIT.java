package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountIT {
    @Test
    void signsInByNameAndByEmail() {
        assertThat(Person.login(ALICE.username()).id()).isEqualTo(ALICE.id());
        assertThat(Person.login(ALICE.username() + "@example.org").id()).isEqualTo(ALICE.id());
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        Person session = Person.login(ALICE.username());
        var renewed = Http.ANONYMOUS
                .post("/v1/auth/refresh", Map.of("refreshToken", session.refreshToken()))
                .expect(200);
        Http.as(renewed.path("accessToken").asString()).get("/v1/profiles/me").expect(200);
        assertThat(renewed.path("refreshToken").asString()).isNotEqualTo(session.refreshToken());
    }

    @Test
    void signingOutEndsTheSession() {
        Person session = Person.login(ALICE.username());
        Http.ANONYMOUS
                .post("/v1/auth/logout", Map.of("refreshToken", session.refreshToken()))
                .expect(204);
        Http.ANONYMOUS
                .post("/v1/auth/refresh", Map.of("refreshToken", session.refreshToken()))
                .expectProblem(401, "invalid-refresh-token");
    }

    @Test
    void signingOutClosesTheSocketsOfTheSession() {
        Person session = Person.login(ALICE.username());
        try (var socket = session.socket().live();
                var other = ALICE.socket().live()) {
            Http.ANONYMOUS
                    .post("/v1/auth/logout", Map.of("refreshToken", session.refreshToken()))
                    .expect(204);
            assertThat(socket.closeCode()).isEqualTo(4403);
            other.ok("ping", Map.of());
        }
    }

    @Test
    void browsersKeepTheRefreshTokenInACookie() {
        var answer = Http.ANONYMOUS.post(
                "/v1/auth/login",
                Map.of("login", ALICE.username(), "password", Person.PASSWORD, "tokenDelivery", "cookie"));
        assertThat(answer.expect(200).hasNonNull("refreshToken")).isFalse();
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("parley_refresh=").contains("HttpOnly", "SameSite=Strict", "Path=/v1/auth");
        Http.ANONYMOUS
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .post("/v1/auth/refresh", Map.of("tokenDelivery", "cookie"))
                .expect(200);
    }

    @Test
    void refusesWrongPasswordsAndStrangersAlike() {
        for (String login : new String[] {ALICE.username(), "nobody-" + Fleet.unique()}) {
            Http.ANONYMOUS
                    .post("/v1/auth/login", Map.of("login", login, "password", "not-the-password-7"))
                    .expectProblem(401, "invalid-credentials");
        }
    }

    @Test
    void namesAndAddressesBelongToOne() {
        var taken = new HashMap<>(Person.registration(ALICE.username()));
        Http.ANONYMOUS.post("/v1/auth/register", taken).expectProblem(409, "username-taken");
        taken.put("username", "other-" + Fleet.unique());
        Http.ANONYMOUS.post("/v1/auth/register", taken).expectProblem(409, "email-taken");
    }

    @Test
    void refusesPasswordsThatCanBeGuessed() {
        var weak = new HashMap<>(Person.registration("weak-" + Fleet.unique()));
        weak.put("password", "password1234");
        Http.ANONYMOUS.post("/v1/auth/register", weak).expectProblem(422, "weak-password");
    }
}
