package dev.parley.auth.account;

import static dev.parley.auth.AuthApi.PASSWORD;
import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthIntegrationTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@AuthIntegrationTest
class LoginIT {
    @Autowired
    AuthApi auth;

    @Autowired
    MeterRegistry meters;

    @Test
    void takesTheUsernameOrTheEmailAddressHoweverWritten() {
        var registered = auth.register(newName());
        String name = registered.username();

        for (String login : new String[] {name, " " + name.toUpperCase(Locale.ROOT), name + "@EXAMPLE.org"}) {
            var tokens = AuthApi.tokens(auth.login(login, PASSWORD), HttpStatus.OK);
            assertThat(tokens.userId()).isEqualTo(registered.userId());
            assertThat(tokens.refreshToken()).isNotEqualTo(registered.refreshToken());
        }
    }

    @Test
    void doesNotTellAnUnknownLoginFromAWrongPassword() {
        String name = auth.register(newName()).username();

        var wrong = answer(name, PASSWORD + "!");
        var unknown = answer(newName(), PASSWORD);

        assertThat(unknown).isEqualTo(wrong);
    }

    private JsonNode answer(String login, String password) {
        var body = AuthApi.json(auth.login(login, password).expectStatus().isUnauthorized());
        return ((ObjectNode) body).without("requestId");
    }

    @Test
    void countsLoginsByOutcome() {
        String name = auth.register(newName()).username();
        double succeeded = logins("succeeded");
        double refused = logins("refused");

        auth.login(name, PASSWORD).expectStatus().isOk();
        problem(auth.login(name, "wrong"), 401, "invalid-credentials");

        assertThat(logins("succeeded")).isEqualTo(succeeded + 1);
        assertThat(logins("refused")).isEqualTo(refused + 1);
    }

    private double logins(String outcome) {
        return meters.get("parley.auth.logins")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void refusesWhatCannotBeALogin() {
        problem(auth.login("a\u0000b", PASSWORD), 400, "invalid-request");
        problem(auth.login("", PASSWORD), 400, "invalid-request");
        problem(auth.login("x".repeat(300), PASSWORD), 400, "invalid-request");
        problem(auth.post("/v1/auth/login", Map.of()), 400, "invalid-request");
    }
}
