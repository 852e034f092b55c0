package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static dev.parley.e2e.People.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wrong call gets its documented problem. */
class BadRequestsIT {
    private static String conversation = "";
    private static String messages = "";

    @BeforeAll
    static void openConversation() {
        conversation = ALICE.group("Bad requests", BOB);
        messages = "/v1/conversations/" + conversation + "/messages";
        ALICE.send(conversation, "the only one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1000000", "99999999999999999999", "many", "1.5"})
    void pagesHaveFromOneToAHundredItems(String limit) {
        for (String list : List.of(
                "/v1/conversations/" + conversation + "/entries?",
                "/v1/conversations/" + conversation + "/members?",
                "/v1/conversations?",
                "/v1/profiles/search?q=a&")) {
            ALICE.http().get(list + "limit=" + limit).expectProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @CsvSource({"before=x", "after=x", "before=-1", "after=-1", "before=2&after=1"})
    void pagesStartAtANumber(String bounds) {
        ALICE.http()
                .get("/v1/conversations/" + conversation + "/entries?" + bounds)
                .expectProblem(400, "invalid-request");
    }

    @Test
    void cursorsAreThoseThatWereGiven() {
        ALICE.http().get("/v1/conversations?cursor=nonsense").expectProblem(400, "invalid-request");
        ALICE.http()
                .get("/v1/conversations/" + conversation + "/members?cursor=nonsense")
                .expectProblem(400, "invalid-request");
        ALICE.http().get("/v1/profiles/search?q=a&cursor=nonsense").expectProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "17",
                "{\"clientMessageId\":\"x\",\"text\":\"a\"}",
                "{\"text\":\"a\"}",
                "{\"clientMessageId\":\"0190a1b2-0000-7000-8000-000000000001\"}",
                "{\"clientMessageId\":\"0190a1b2-0000-7000-8000-000000000001\",\"text\":\"\"}",
                "{\"clientMessageId\":\"0190a1b2-0000-7000-8000-000000000001\",\"text\":{\"a\":1}}",
            })
    void bodiesThatAreNotWhatIsExpectedAreRefused(String body) {
        ALICE.http().send("POST", messages, body).expectProblem(400, "invalid-request");
        assertThat(BOB.texts(conversation)).containsExactly("the only one");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        ALICE.http()
                .post(messages, Map.of("clientMessageId", UUID.randomUUID(), "text", "x".repeat(8_001)))
                .expectProblem(422, "message-too-large");
    }

    @Test
    void otherFormatsMethodsAndPathsAreRefused() {
        ALICE.http()
                .with("Content-Type", "text/plain")
                .send("POST", messages, "hello")
                .expectProblem(415, "unsupported-media-type");
        ALICE.http().send("DELETE", "/v1/sync", "").expectProblem(405, "method-not-allowed");
        ALICE.http().get("/v1/nowhere").expectProblem(404, "not-found");
        ALICE.http().get("/internal/v1/users/lookup").expectProblem(404, "not-found");
        ALICE.http().post("/oauth2/token", Map.of()).expectProblem(404, "not-found");
        ALICE.http().get("/actuator/health").expectProblem(404, "not-found");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        ALICE.http()
                .send("POST", messages, "\"" + "x".repeat(1024 * 1024) + "\"")
                .expectProblem(413, "payload-too-large");
    }

    @Test
    void batchesAreBounded() {
        var tooMany = IntStream.range(0, 101)
                .mapToObj(number -> Socket.message(conversation, UUID.randomUUID(), "spam"))
                .toList();
        ALICE.http().post("/v1/messages/batch", Map.of("messages", tooMany)).expectProblem(400, "invalid-request");
        assertThat(BOB.texts(conversation)).containsExactly("the only one");
    }

    @Test
    void aBatchAnswersForEachMessage() {
        String own = ALICE.group("Batch", BOB);
        String foreign = BOB.group("Foreign", CAROL);
        var results = ALICE.http()
                .post(
                        "/v1/messages/batch",
                        Map.of(
                                "messages",
                                List.of(
                                        Socket.message(own, UUID.randomUUID(), "good"),
                                        Socket.message(foreign, UUID.randomUUID(), "foreign"),
                                        Socket.message(own, UUID.randomUUID(), "x".repeat(8_001)))))
                .expect(200)
                .path("results");
        assertThat(results.at("/0/ok/seq").asLong()).isPositive();
        assertThat(results.at("/1/err/type").asString()).endsWith("/conversation-not-found");
        assertThat(results.at("/2/err/type").asString()).endsWith("/message-too-large");
        assertThat(BOB.texts(own)).containsExactly("good");
    }

    @Test
    void foreignConversationsDoNotExist() {
        String foreign = "/v1/conversations/" + BOB.group("Without Alice", CAROL);
        for (String path : List.of("", "/members", "/entries", "/positions")) {
            ALICE.http().get(foreign + path).expectProblem(404, "conversation-not-found");
        }
        ALICE.http()
                .post(foreign + "/messages", Map.of("clientMessageId", UUID.randomUUID(), "text", "hello?"))
                .expectProblem(404, "conversation-not-found");
        ALICE.http().put(foreign + "/position", Map.of("read", 1)).expectProblem(404, "conversation-not-found");
        ALICE.http().patch(foreign, Map.of("title", "Mine")).expectProblem(404, "conversation-not-found");
    }

    @Test
    void missingForgedAndExpiredTokensAreRefused() {
        Http.ANONYMOUS.get("/v1/profiles/me").expectProblem(401, "unauthenticated");
        Http.as("nonsense").get("/v1/profiles/me").expectProblem(401, "unauthenticated");
        String tampered = ALICE.token().substring(0, ALICE.token().length() - 8) + "AAAAAAAA";
        Http.as(tampered).get("/v1/profiles/me").expectProblem(401, "unauthenticated");
        org.assertj.core.api.Assumptions.assumeThat(Fleet.signingKey()).isPresent();
        Http.as(ExpiredTokens.of(ALICE)).get("/v1/profiles/me").expectProblem(401, "token-expired");
    }

    @Test
    void conversationsThatMakeNoSenseAreRefused() {
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("kind", "party", "memberIds", List.of(BOB.id())),
                Map.of("kind", "direct", "memberIds", List.of()),
                Map.of("kind", "direct", "memberIds", List.of(ALICE.id())),
                Map.of("kind", "direct", "memberIds", List.of(BOB.id(), CAROL.id())),
                Map.of("kind", "group", "memberIds", List.of(BOB.id())))) {
            ALICE.http().post("/v1/conversations", body).expectProblem(400, "invalid-request");
        }
        ALICE.http()
                .post("/v1/conversations", Map.of("kind", "direct", "memberIds", List.of(UUID.randomUUID())))
                .expectProblem(404, "user-not-found");
    }
}
