package dev.parley.conversation.conversation;

import static dev.parley.conversation.Person.problem;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;

@IntegrationTest
class ConversationListIT {
    @Autowired
    private Scene scene;

    @Autowired
    private DatabaseClient database;

    private Person ada;

    @BeforeEach
    void signIn() {
        ada = scene.person();
    }

    @Test
    void whoIsInNoConversationHasAnEmptyList() {
        assertThat(page(null, 50)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void mostRecentActivityComesFirst() {
        List<UUID> ids = groups(3);
        setActivity(ids.get(0), "2030-01-03T00:00:00Z");
        setActivity(ids.get(1), "2030-01-01T00:00:00Z");
        setActivity(ids.get(2), "2030-01-02T00:00:00Z");
        assertThat(page(null, 50).items())
                .extracting(ConversationView::id)
                .containsExactly(ids.get(0), ids.get(2), ids.get(1));
    }

    @Test
    void pagesShowEachConversationOnceAlsoWhereActivityFellTogether() {
        List<UUID> ids = groups(25);
        ids.forEach(id -> setActivity(id, "2030-01-01T00:00:00Z"));
        assertThat(walk(4, () -> {})).hasSize(25).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(walk(25, () -> {})).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void conversationThatMovesUpWhileOnePagesIsNotShownTwice() {
        List<UUID> ids = groups(10);
        IntStream.range(0, 10).forEach(n -> setActivity(ids.get(n), "2030-01-01T00:00:0" + (9 - n) + "Z"));
        List<UUID> seen = walk(3, () -> setActivity(ids.getFirst(), "2031-01-01T00:00:00Z"));
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void showsOnlyOnesOwn() {
        Person bob = scene.person();
        UUID shared = ada.makesGroup("Shared", bob).id();
        bob.makesGroup("Bob's own");
        assertThat(page(null, 50).items()).extracting(ConversationView::id).containsExactly(shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many", "cursor=abc", "cursor="})
    void refusesPagesThatCannotBe(String query) {
        problem(ada.get("/v1/conversations?" + query), 400, "invalid-request");
    }

    @Test
    void foreignAndUnknownConversationsAreNotFoundAlike() {
        UUID foreign = scene.person().makesGroup("Theirs").id();
        for (UUID id : List.of(foreign, UUID.randomUUID())) {
            problem(ada.get("/v1/conversations/{id}", id), 404, "conversation-not-found");
            problem(ada.get("/v1/conversations/{id}/members", id), 404, "conversation-not-found");
        }
        problem(ada.get("/v1/conversations/not-an-id"), 400, "invalid-request");
    }

    @Test
    void conversationThatDidNotChangeIsNotSentAgain() {
        UUID id = ada.makesGroup("Engine").id();
        String tag = requireNonNull(ada.get("/v1/conversations/{id}", id)
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
        ada.http()
                .get()
                .uri("/v1/conversations/{id}", id)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
    }

    @Test
    void tokensOfOthersOpenNothing() {
        UUID id = ada.makesGroup("Engine").id();
        var anonymous = ada.http()
                .mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build();
        problem(anonymous.get().uri("/v1/conversations").exchange(), 401, "unauthenticated");
        problem(
                anonymous
                        .get()
                        .uri("/v1/conversations")
                        .headers(headers -> headers.setBearerAuth(TestTokens.forged(ada.id())))
                        .exchange(),
                401,
                "unauthenticated");
        problem(ada.get("/internal/v1/conversations/{id}/membership", id), 403, "forbidden");
    }

    @Test
    void documentsItself() {
        ada.get("/v3/api-docs")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths['/v1/conversations'].get.parameters[?(@.name == 'caller')]")
                .doesNotExist()
                .jsonPath("$.paths['/v1/conversations/{id}/members/{userId}'].patch")
                .exists()
                .jsonPath("$.paths['/internal/v1/conversations/{id}/membership']")
                .doesNotExist();
    }

    private List<UUID> groups(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> ada.makesGroup("Group " + n).id())
                .toList();
    }

    private List<UUID> walk(int limit, Runnable betweenPages) {
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = page(cursor, limit);
            page.items().forEach(conversation -> seen.add(conversation.id()));
            cursor = page.nextCursor();
            betweenPages.run();
        } while (cursor != null);
        return seen;
    }

    private Page<ConversationView> page(@Nullable String cursor, int limit) {
        String query = "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
        return requireNonNull(ada.get("/v1/conversations" + query)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Page<ConversationView>>() {})
                .returnResult()
                .getResponseBody());
    }

    private void setActivity(UUID id, String at) {
        database.sql("update conversations set last_activity_at = $2 where id = $1")
                .bind("$1", id)
                .bind("$2", Instant.parse(at))
                .then()
                .block();
    }
}
