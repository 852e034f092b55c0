package dev.parley.conversation.conversation;

import static dev.parley.conversation.Person.body;
import static dev.parley.conversation.Person.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.test.IntegrationTest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@IntegrationTest
class RenameIT {
    @Autowired
    private Scene scene;

    private Person owner;
    private Person member;
    private UUID id;

    @BeforeEach
    void makeGroup() {
        owner = scene.person();
        member = scene.person();
        id = owner.makesGroup("Analytical Engine", member).id();
    }

    @Test
    void everybodySeesTheNewTitleAndTheOthersAreTold() {
        var renamed = body(rename(owner, "  会議室 \uD83E\uDD9C ", Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\""));
        assertThat(renamed.title()).isEqualTo("会議室 🦜");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(member.sees(id).title()).isEqualTo("会議室 🦜");
        await().until(() -> scene.eventsOf(id).size() == 2);
        assertThat(scene.eventsOf(id).getLast())
                .isInstanceOfSatisfying(
                        ConversationRenamed.class,
                        event -> assertThat(event.title()).isEqualTo("会議室 🦜"));
    }

    @Test
    void renamingToTheSameTitleKeepsTheVersion() {
        assertThat(body(rename(owner, "Analytical Engine", Map.of())).version()).isEqualTo(1);
    }

    @Test
    void whoSawAnOlderVersionIsToldSo() {
        rename(owner, "Second", Map.of("If-Match", "\"1\"")).expectStatus().isOk();
        problem(rename(owner, "Third", Map.of("If-Match", "\"1\"")), 412, "version-conflict");
        problem(rename(owner, "Third", Map.of("If-Match", "W/\"2\"")), 412, "version-conflict");
        rename(owner, "Third", Map.of("If-Match", "\"1\", \"2\""))
                .expectStatus()
                .isOk();
        rename(owner, "Fourth", Map.of("If-Match", "*")).expectStatus().isOk();
        assertThat(owner.sees(id).title()).isEqualTo("Fourth");
    }

    @Test
    void refusesTitlesThatAreNone() {
        for (String title : new String[] {"", "   ", "x".repeat(101), "two\nlines", "nul\0"}) {
            var problem = problem(rename(owner, title, Map.of()), 400, "invalid-request");
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo("title");
        }
        problem(owner.send(HttpMethod.PATCH, "/v1/conversations/" + id, "{}"), 400, "invalid-request");
    }

    @Test
    void onlyThoseWhoMayRename() {
        problem(rename(member, "Mine", Map.of()), 403, "forbidden");
        problem(rename(scene.person(), "Mine", Map.of()), 404, "conversation-not-found");
        UUID direct =
                Objects.requireNonNull(owner.opens(member).getResponseBody()).id();
        problem(owner.send(HttpMethod.PATCH, "/v1/conversations/" + direct, Map.of("title", "Us")), 403, "forbidden");
    }

    private ResponseSpec rename(Person person, String title, Map<String, String> headers) {
        return person.send(HttpMethod.PATCH, "/v1/conversations/" + id, Map.of("title", title), headers);
    }
}
