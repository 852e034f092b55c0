package dev.parley.conversation.member;

import static dev.parley.conversation.Person.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.conversation.conversation.ConversationKind;
import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.conversation.member.MembershipController.Membership;
import dev.parley.conversation.member.MembershipController.Membership.RoleOf;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestTokens;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@IntegrationTest
class MembershipIT {
    @Autowired
    private Scene scene;

    @Autowired
    private WebTestClient http;

    @Test
    void servicesLearnWhoIsInAConversationAsOfItsVersion() {
        Person ada = scene.person();
        Person bob = scene.person();
        ConversationView group = ada.makesGroup("Engine", bob);
        assertThat(membership(group.id())).satisfies(membership -> {
            assertThat(membership.conversationId()).isEqualTo(group.id());
            assertThat(membership.kind()).isEqualTo(ConversationKind.GROUP);
            assertThat(membership.title()).isEqualTo("Engine");
            assertThat(membership.createdBy()).isEqualTo(ada.id());
            assertThat(membership.createdAt()).isEqualTo(group.createdAt());
            assertThat(membership.version()).isEqualTo(1);
            assertThat(membership.members())
                    .containsExactlyInAnyOrder(
                            new RoleOf(ada.id(), MemberRole.OWNER), new RoleOf(bob.id(), MemberRole.MEMBER));
        });
    }

    @Test
    void emptyGroupRemains() {
        Person ada = scene.person();
        UUID id = ada.makesGroup("Alone").id();
        ada.delete("/v1/conversations/" + id + "/members/me").expectStatus().isNoContent();
        assertThat(membership(id).version()).isEqualTo(2);
        assertThat(membership(id).members()).isEqualTo(List.of());
    }

    @Test
    void unknownConversationIsNotFound() {
        problem(ask(UUID.randomUUID()), 404, "conversation-not-found");
    }

    private Membership membership(UUID id) {
        return Objects.requireNonNull(ask(id).expectStatus()
                .isOk()
                .expectBody(Membership.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec ask(UUID id) {
        return http.get()
                .uri("/internal/v1/conversations/{id}/membership", id)
                .headers(headers -> headers.setBearerAuth(TestTokens.service("messaging-service")))
                .exchange();
    }
}
