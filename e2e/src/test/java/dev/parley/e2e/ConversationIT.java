package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static dev.parley.e2e.People.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConversationIT {
    @Test
    void aPairHasOneConversationWhoeverOpensIt() {
        var fromAlice = CompletableFuture.supplyAsync(() -> ALICE.conversationWith(CAROL));
        var fromCarol = CompletableFuture.supplyAsync(() -> CAROL.conversationWith(ALICE));
        assertThat(fromAlice.join()).isEqualTo(fromCarol.join()).isEqualTo(ALICE.conversationWith(CAROL));
    }

    @Test
    void rolesDecideWhoMayDoWhat() {
        String group = ALICE.group("Roles", BOB, CAROL);
        BOB.http().patch("/v1/conversations/" + group, Map.of("title", "Mine")).expectProblem(403, "forbidden");
        ALICE.http()
                .patch("/v1/conversations/" + group + "/members/" + BOB.id(), Map.of("role", "admin"))
                .expect(200);
        assertThat(BOB.http()
                        .patch("/v1/conversations/" + group, Map.of("title", "Ours"))
                        .expect(200)
                        .path("title")
                        .asString())
                .isEqualTo("Ours");
        BOB.http()
                .delete("/v1/conversations/" + group + "/members/" + CAROL.id())
                .expect(204);
        CAROL.http().get("/v1/conversations/" + group).expectProblem(404, "conversation-not-found");
    }

    @Test
    void anOwnerHandsOverBeforeLeaving() {
        String group = ALICE.group("Ownership", BOB);
        String leave = "/v1/conversations/" + group + "/members/me";
        ALICE.http().delete(leave).expectProblem(409, "owner-must-hand-over");
        ALICE.http()
                .put("/v1/conversations/" + group + "/owner", Map.of("userId", BOB.id()))
                .expect(200);
        ALICE.http().delete(leave).expect(204);
        assertThat(BOB.http()
                        .get("/v1/conversations/" + group)
                        .expect(200)
                        .path("role")
                        .asString())
                .isEqualTo("owner");
    }

    @Test
    void theLogTellsWhatHappened() {
        String group = ALICE.group("History", BOB);
        ALICE.http()
                .post("/v1/conversations/" + group + "/members", Map.of("userIds", List.of(CAROL.id())))
                .expect(200);
        ALICE.http()
                .patch("/v1/conversations/" + group, Map.of("title", "Our history"))
                .expect(200);
        ALICE.http()
                .delete("/v1/conversations/" + group + "/members/" + BOB.id())
                .expect(204);
        await().untilAsserted(() -> assertThat(ALICE.entries(group, "after=0")
                        .path("entries")
                        .valueStream()
                        .map(entry -> entry.path("kind").asString()))
                .containsExactly("conversation-created", "members-added", "conversation-renamed", "member-removed"));
    }

    @Test
    void theMostRecentComesFirst() {
        String first = ALICE.group("First", BOB);
        String second = ALICE.group("Second", BOB);
        await().untilAsserted(() -> assertThat(newest()).isEqualTo(second));
        // Activity counts by the second, so a message right after the creation need not move anything.
        await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            ALICE.send(first, "wake up");
            assertThat(newest()).isEqualTo(first);
        });
    }

    private static String newest() {
        return ALICE.http()
                .get("/v1/conversations?limit=1")
                .expect(200)
                .at("/items/0/id")
                .asString();
    }
}
