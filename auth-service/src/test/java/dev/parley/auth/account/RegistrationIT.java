package dev.parley.auth.account;

import static dev.parley.auth.AuthApi.newName;
import static dev.parley.auth.AuthApi.problem;
import static dev.parley.auth.AuthApi.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.auth.AuthApi;
import dev.parley.auth.AuthIntegrationTest;
import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.test.TestEvents;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@AuthIntegrationTest
class RegistrationIT {
    @Autowired
    AuthApi auth;

    @Autowired
    WebTestClient http;

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient database;

    @Test
    void opensAnAccountAndTellsTheOthers() {
        String name = newName();
        var body = registration(name.toUpperCase(Locale.ROOT));
        body.put("displayName", " Ada Löwenherz 🦁 ");

        var tokens = AuthApi.tokens(auth.post("/v1/auth/register", body), HttpStatus.CREATED);

        assertThat(tokens.username()).isEqualTo(name);
        assertThat(tokens.userId().version()).isEqualTo(7);
        var event = events.awaitEvent(
                UserRegistered.TYPE, UserRegistered.class, told -> told.userId().equals(tokens.userId()));
        assertThat(event.username()).isEqualTo(name);
        assertThat(event.displayName()).isEqualTo("Ada Löwenherz 🦁");
    }

    @Test
    void isCalledByTheUsernameWithoutADisplayName() {
        var tokens = auth.register(newName());

        var event = events.awaitEvent(
                UserRegistered.TYPE, UserRegistered.class, told -> told.userId().equals(tokens.userId()));
        assertThat(event.displayName()).isEqualTo(tokens.username());
    }

    @Test
    void storesNeitherPasswordNorRefreshToken() {
        var tokens = auth.register(newName());

        String hash = database.sql("select password_hash from credentials where user_id = ?")
                .param(tokens.userId())
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        var session = database.sql("select * from sessions where user_id = ?")
                .param(tokens.userId())
                .query()
                .singleRow();
        assertThat(session.values()).doesNotContain(tokens.refreshToken());
    }

    @Test
    void oneNameHasOneAccountHoweverItIsWritten() {
        String name = newName();
        auth.register(name);

        var again = registration(" " + name.toUpperCase(Locale.ROOT) + " ");
        again.put("email", "another-" + name + "@example.org");
        problem(auth.post("/v1/auth/register", again), 409, "username-taken");

        var sameEmail = registration(newName());
        sameEmail.put("email", " " + name.toUpperCase(Locale.ROOT) + "@Example.ORG");
        problem(auth.post("/v1/auth/register", sameEmail), 409, "email-taken");
    }

    @Test
    void oneOfManyAtOnceGetsTheName() throws Exception {
        String name = newName();

        var answers = atOnce(i -> {
            var body = registration(name);
            body.put("email", i + name + "@example.org");
            return body;
        });

        assertThat(answers)
                .containsOnlyOnce("201")
                .filteredOn("username-taken"::equals)
                .hasSize(7);
    }

    @Test
    void oneOfManyAtOnceGetsTheEmail() throws Exception {
        String email = newName() + "@example.org";

        var answers = atOnce(i -> {
            var body = registration(newName());
            body.put("email", email);
            return body;
        });

        assertThat(answers)
                .containsOnlyOnce("201")
                .filteredOn("email-taken"::equals)
                .hasSize(7);
    }

    /** For each of eight registrations at once: 201 or the name of the problem. */
    private List<String> atOnce(IntFunction<Map<String, Object>> bodies) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<String>) () -> answer(bodies.apply(i)))
                    .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private String answer(Map<String, Object> body) {
        var json = AuthApi.json(auth.post("/v1/auth/register", body));
        String type = json.path("type").asString("/201");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    @Test
    void refusesAWeakPasswordWithAdvice() {
        String name = newName();
        var body = registration(name);
        body.put("password", "password12345");
        problem(auth.post("/v1/auth/register", body), 422, "weak-password")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("common password"));

        body.put("password", name + "-" + name);
        problem(auth.post("/v1/auth/register", body), 422, "weak-password");
    }

    @Test
    void speaksGermanToWhoAsksForIt() {
        var answer = http.post()
                .uri("/v1/auth/register")
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("username", "1", "email", newName() + "@example.org", "password", "password12345"))
                .exchange();

        problem(answer, 400, "invalid-request")
                .jsonPath("$.title")
                .isEqualTo("Die Anfrage ist ungültig")
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).startsWith("muss aus 3 bis 32 Zeichen"));
    }

    @ParameterizedTest
    @CsvSource({
        "username, ab",
        "username, 1abc",
        "username, a b c",
        "username, ünder",
        "username, abcdefghijklmnopqrstuvwxyz0123456",
        "email, nobody",
        "email, ''",
        "password, short",
        "displayName, '\u0000\u0007'",
        "displayName, 'A name that goes on and on and on, well beyond what fits anywhere'"
    })
    void namesTheFieldThatIsWrong(String field, String value) {
        var body = registration(newName());
        body.put(field, value);

        problem(auth.post("/v1/auth/register", body), 400, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email", "password"})
    void namesTheFieldThatIsMissing(String field) {
        var body = registration(newName());
        body.remove(field);

        problem(auth.post("/v1/auth/register", body), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"username\":{}}", "{\"tokenDelivery\":\"pigeon\"}"})
    void refusesWhatIsNoRegistration(String body) {
        var answer = http.post()
                .uri("/v1/auth/register")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();

        problem(answer, 400, "invalid-request");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var body = registration(newName());
        body.put("unknown", "x".repeat(100_000));

        problem(auth.post("/v1/auth/register", body), 413, "payload-too-large");
    }
}
