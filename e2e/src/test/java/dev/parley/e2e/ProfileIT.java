package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static dev.parley.e2e.People.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfileIT {
    @BeforeAll
    static void profilesAppearSoonAfterRegistration() {
        for (Person person : new Person[] {ALICE, BOB, CAROL}) {
            await().until(() -> person.http().get("/v1/profiles/me").status() == 200);
        }
    }

    @Test
    void everybodyChangesTheirOwnAndOthersSeeIt() {
        String name = "Bób " + Fleet.unique();
        BOB.http()
                .patch("/v1/profiles/me", Map.of("displayName", name, "bio", "こんにちは"))
                .expect(200);
        await().untilAsserted(() -> {
            var seen = ALICE.http().get("/v1/profiles/" + BOB.id()).expect(200);
            assertThat(seen.path("displayName").asString()).isEqualTo(name);
            assertThat(seen.path("bio").asString()).isEqualTo("こんにちは");
        });
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        String etag =
                CAROL.http().get("/v1/profiles/me").headers().firstValue("ETag").orElseThrow();
        var guarded = CAROL.http().with("If-Match", etag);
        guarded.patch("/v1/profiles/me", Map.of("bio", "first " + Fleet.unique()))
                .expect(200);
        guarded.patch("/v1/profiles/me", Map.of("bio", "second")).expectProblem(412, "version-conflict");
    }

    @Test
    void readsManyAtOnce() {
        var found = ALICE.http()
                .get("/v1/profiles?ids=" + ALICE.id() + "," + BOB.id() + "," + UUID.randomUUID())
                .expect(200);
        assertThat(found.path("items").size()).isEqualTo(2);
    }

    @Test
    void findsPeopleByTheBeginningOfTheirName() {
        String prefix = CAROL.username().substring(0, 12);
        await().untilAsserted(() -> {
            var found = ALICE.http().get("/v1/profiles/search?q=" + prefix).expect(200);
            assertThat(found.path("items")
                            .valueStream()
                            .map(item -> item.path("userId").asString()))
                    .contains(CAROL.id());
        });
    }

    @Test
    void saysWhoIsNotThere() {
        ALICE.http().get("/v1/profiles/" + UUID.randomUUID()).expectProblem(404, "user-not-found");
    }
}
