package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.profile.v1.ProfileChanged;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@IntegrationTest
class ProfileIT {
    @Autowired
    private WebTestClient http;

    @Autowired
    private TestEvents events;

    private Users users;

    @BeforeEach
    void users() {
        users = new Users(http, events);
    }

    @Test
    void newUserHasAProfile() {
        UUID ada = users.register("ada", "Ada Lovelace");
        users.as(ada)
                .get()
                .uri("/v1/profiles/me")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache, private")
                .expectBody()
                .json("""
                    {"userId":"%s","username":"ada","displayName":"Ada Lovelace","bio":null,"locale":null,
                     "timeZone":null,"updatedAt":"2026-01-15T09:30:00.123Z"}""".formatted(ada));
    }

    @Test
    void tellsWhenTheProfileIsNotThere() {
        UUID nobody = UUID.randomUUID();
        expectProblem(users.as(nobody).get().uri("/v1/profiles/me").exchange(), 404, "user-not-found");
        expectProblem(users.as(nobody).get().uri("/v1/profiles/" + nobody).exchange(), 404, "user-not-found");
        expectProblem(patch(nobody, "{}"), 404, "user-not-found");
    }

    @Test
    void changesWhatIsNamedAndClearsWhatIsNull() {
        UUID ada = users.register("ada", "Ada");
        patch(ada, """
                {"displayName":" Ada King ","bio":"Poetical\\nscience 🧮","locale":"en-gb","timeZone":"Europe/London","x":1}""")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .json("""
                    {"displayName":"Ada King","bio":"Poetical\\nscience 🧮","locale":"en-GB","timeZone":"Europe/London"}""");
        patch(ada, "{\"bio\":null}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"displayName\":\"Ada King\",\"bio\":null,\"locale\":\"en-GB\",\"timeZone\":\"Europe/London\"}");
    }

    @Test
    void changeIsToldToTheOthersOnceAndOnlyWhenThereIsOne() {
        UUID ada = users.register("ada", "Ada");
        patch(ada, "{\"displayName\":\"Ada King\"}").expectStatus().isOk();
        patch(ada, "{\"displayName\":\"Ada King\"}").expectHeader().valueEquals("ETag", "\"2\"");
        patch(ada, "{\"displayName\":\"Ada Byron\"}").expectHeader().valueEquals("ETag", "\"3\"");

        events.awaitEvent(
                ProfileChanged.TYPE,
                ProfileChanged.class,
                event -> event.displayName().equals("Ada Byron"));
        assertThat(events.seen(ProfileChanged.TYPE, ProfileChanged.class))
                .filteredOn(event -> event.userId().equals(ada))
                .extracting(ProfileChanged::displayName)
                .containsExactly("Ada King", "Ada Byron");
    }

    @Test
    void refusesToOverwriteWhatTheCallerHasNotSeen() {
        UUID ada = users.register("ada", "Ada");
        patchIfMatch(ada, "\"1\"", "One").expectStatus().isOk();
        expectProblem(patchIfMatch(ada, "\"1\"", "Two"), 412, "version-conflict");
        expectProblem(patchIfMatch(ada, "W/\"2\"", "Two"), 412, "version-conflict");
        patchIfMatch(ada, "\"1\", \"2\"", "Two").expectStatus().isOk();
        patchIfMatch(ada, "*", "Three").expectHeader().valueEquals("ETag", "\"4\"");
    }

    @Test
    void sparesAnAnswerThatTheCallerHas() {
        UUID ada = users.register("ada", "Ada");
        for (String path : new String[] {"/v1/profiles/me", "/v1/profiles/" + ada}) {
            users.as(ada)
                    .get()
                    .uri(path)
                    .header("If-None-Match", "\"1\"")
                    .exchange()
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals("ETag", "\"1\"")
                    .expectBody()
                    .isEmpty();
        }
        patch(ada, "{\"bio\":\"new\"}").expectStatus().isOk();
        users.as(ada)
                .get()
                .uri("/v1/profiles/me")
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void givesManyAtOnceInTheOrderAskedFor() {
        UUID ada = users.register("ada", "Ada");
        UUID grace = users.register("grace", "Grace");
        String ids = Stream.of(grace, UUID.randomUUID(), ada, grace)
                .map(UUID::toString)
                .collect(Collectors.joining(","));
        for (int time = 0; time < 2; time++) {
            users.as(ada)
                    .get()
                    .uri("/v1/profiles?ids=" + ids)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.items[*].displayName")
                    .value(names -> assertThat(names).hasToString("[\"Grace\",\"Ada\"]"));
        }
    }

    @Test
    void refusesMoreThanAHundredAtOnceAndWhatIsNoId() {
        String ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(101).collect(Collectors.joining(","));
        UUID ada = UUID.randomUUID();
        for (String path : new String[] {"?ids=" + ids, "?ids=1,2", "", "/nonsense"}) {
            expectProblem(users.as(ada).get().uri("/v1/profiles" + path).exchange(), 400, "invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"displayName", "bio", "locale", "timeZone"})
    void namesTheFieldThatIsNotValid(String field) {
        UUID ada = UUID.randomUUID();
        expectProblem(patch(ada, "{\"%s\":42}".formatted(field)), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "null", "{", ""})
    void refusesWhatIsNoPatch(String body) {
        expectProblem(patch(UUID.randomUUID(), body), 400, "invalid-request");
    }

    @Test
    void isForUsersOnly() {
        expectProblem(http.get().uri("/v1/profiles/me").exchange(), 401, "unauthenticated");
    }

    @Test
    void describesItself() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/v1/profiles/me'].patch.requestBody.content['application/json'].schema.$ref")
                .isEqualTo("#/components/schemas/ProfilePatch")
                .jsonPath("$.paths['/v1/profiles/me'].get.parameters")
                .doesNotExist()
                .jsonPath("$.components.schemas.Profile.properties.displayName.example")
                .exists();
    }

    private ResponseSpec patch(UUID userId, String body) {
        return users.as(userId)
                .patch()
                .uri("/v1/profiles/me")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec patchIfMatch(UUID userId, String tags, String displayName) {
        return users.as(userId)
                .patch()
                .uri("/v1/profiles/me")
                .header("If-Match", tags)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"displayName\":\"%s\"}".formatted(displayName))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec expectProblem(ResponseSpec answer, int status, String type) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://parley.dev/problems/" + type);
    }
}
