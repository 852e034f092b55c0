package dev.parley.conversation.creation;

import static dev.parley.conversation.Person.body;
import static dev.parley.conversation.Person.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.test.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@IntegrationTest
class GroupCreationIT {
    @Autowired
    private Scene scene;

    @Autowired
    private DatabaseClient database;

    private Person ada;
    private Person bob;

    @BeforeEach
    void meet() {
        ada = scene.person();
        bob = scene.person();
    }

    @Test
    void whoMakesItOwnsItAndTheOthersAreToldOf() {
        ConversationView group = ada.makesGroup("Analytical Engine", bob);
        assertThat(group.title()).isEqualTo("Analytical Engine");
        assertThat(group.role()).isEqualTo(MemberRole.OWNER);
        assertThat(group.memberCount()).isEqualTo(2);
        assertThat(group.version()).isEqualTo(1);
        assertThat(group.lastActivityAt()).isEqualTo(group.createdAt());
        assertThat(bob.sees(group.id()).role()).isEqualTo(MemberRole.MEMBER);
        await().until(() -> !scene.eventsOf(group.id()).isEmpty());
        assertThat(scene.eventsOf(group.id()))
                .singleElement()
                .isInstanceOfSatisfying(ConversationCreated.class, event -> {
                    assertThat(event.title()).isEqualTo("Analytical Engine");
                    assertThat(event.occurredAt()).isEqualTo(group.createdAt());
                    assertThat(event.members())
                            .containsExactly(new Member(ada.id(), "owner"), new Member(bob.id(), "member"));
                });
    }

    @Test
    void beginsAloneOrWithNamesGivenTwice() {
        assertThat(ada.makesGroup("Alone").memberCount()).isEqualTo(1);
        assertThat(body(ask("Twice", Map.of(), List.of(bob.id(), bob.id(), ada.id())))
                        .memberCount())
                .isEqualTo(2);
    }

    @Test
    void sameRequestWithTheSameKeyMakesOneGroup() {
        var key = key();
        var first = ask("Engine", key, List.of(bob.id()));
        ConversationView group = body(first.expectStatus().isCreated());
        assertThat(body(ask("Engine", key, List.of(bob.id())).expectStatus().isOk()))
                .isEqualTo(group);
        assertThat(body(ask("Engine", key(), List.of(bob.id())).expectStatus().isCreated())
                        .id())
                .isNotEqualTo(group.id());
    }

    @Test
    void sameKeySentManyTimesAtOnceMakesOneGroupAndOneEvent() throws Exception {
        var key = key();
        List<UUID> ids = DirectConversationIT.atOnce(
                10, n -> body(ask("Engine", key, List.of(bob.id()))).id());
        assertThat(ids).hasSize(10).containsOnly(ids.getFirst());
        await().until(() -> !scene.eventsOf(ids.getFirst()).isEmpty());
        await().during(Duration.ofSeconds(1))
                .until(() -> scene.eventsOf(ids.getFirst()).size() == 1);
    }

    @Test
    void keyStandsForOneRequestOfOneUser() {
        var key = key();
        ask("Engine", key, List.of(bob.id())).expectStatus().isCreated();
        problem(ask("Another", key, List.of(bob.id())), 409, "idempotency-key-reused");
        problem(ask("Engine", key, List.of()), 409, "idempotency-key-reused");
        bob.asksForGroup("Another", key, List.of()).expectStatus().isCreated();
        problem(ask("Engine", Map.of("Idempotency-Key", "not-a-uuid"), List.of()), 400, "invalid-request");
    }

    @Test
    void keyOfARefusedRequestIsFree() {
        var key = key();
        problem(ask("Engine", key, List.of(UUID.randomUUID())), 404, "user-not-found");
        ask("Engine", key, List.of(bob.id())).expectStatus().isCreated();
    }

    @Test
    void keyIsForgottenAfterADay() {
        var key = key();
        ask("Engine", key, List.of()).expectStatus().isCreated();
        database.sql("update idempotency_keys set created_at = created_at - interval '25 hours' where user_id = $1")
                .bind("$1", ada.id())
                .then()
                .block();
        ask("Another", key, List.of()).expectStatus().isCreated();
    }

    @Test
    void namesTheUsersWhoDoNotExist() {
        UUID nobody = UUID.randomUUID();
        var problem = problem(ask("Engine", Map.of(), List.of(bob.id(), nobody)), 404, "user-not-found");
        assertThat(problem.path("detail").asString())
                .contains(nobody.toString())
                .doesNotContain(bob.id().toString());
    }

    @Test
    void refusesTitlesThatAreNone() {
        for (String title : new String[] {"", "  ", "x".repeat(101), "a\u0000b"}) {
            problem(ask(title, Map.of(), List.of()), 400, "invalid-request");
        }
    }

    @Test
    void takesNoNumberForATextOrAKind() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("kind", "group", "title", 5, "memberIds", List.of()),
                Map.of("kind", "group", "title", true, "memberIds", List.of()),
                Map.of("kind", 1, "title", "Engine", "memberIds", List.of()))) {
            problem(ada.send(HttpMethod.POST, "/v1/conversations", body), 400, "invalid-request");
        }
    }

    @Test
    void holdsAThousandAndNoMore() {
        List<UUID> crowd =
                new ArrayList<>(Stream.generate(UUID::randomUUID).limit(999).toList());
        crowd.forEach(scene.directory()::know);
        ConversationView full =
                body(ask("Crowd", Map.of(), crowd).expectStatus().isCreated());
        assertThat(full.memberCount()).isEqualTo(1_000);
        assertThat(full.memberIds()).hasSize(10);
        crowd.add(bob.id());
        problem(ask("Too many", Map.of(), crowd), 422, "too-many-members");
    }

    @Test
    void userIsInFiveThousandConversationsAtMost() {
        database.sql("insert into conversation_counts values ($1, 4999)")
                .bind("$1", bob.id())
                .then()
                .block();
        UUID last = ada.makesGroup("The last", bob).id();
        problem(ask("One more", Map.of(), List.of(bob.id())), 422, "too-many-conversations");
        problem(
                ada.send(
                        HttpMethod.POST, "/v1/conversations", Map.of("kind", "direct", "memberIds", List.of(bob.id()))),
                422,
                "too-many-conversations");

        bob.delete("/v1/conversations/" + last + "/members/me").expectStatus().isNoContent();
        assertThat(Objects.requireNonNull(ada.opens(bob).getResponseBody()).memberCount())
                .isEqualTo(2);
    }

    private ResponseSpec ask(String title, Map<String, String> headers, List<UUID> others) {
        return ada.asksForGroup(title, headers, others);
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
