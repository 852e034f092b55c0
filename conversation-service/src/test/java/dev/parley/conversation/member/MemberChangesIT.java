package dev.parley.conversation.member;

import static dev.parley.conversation.Person.body;
import static dev.parley.conversation.Person.problem;
import static dev.parley.conversation.conversation.MemberRole.ADMIN;
import static dev.parley.conversation.conversation.MemberRole.MEMBER;
import static dev.parley.conversation.conversation.MemberRole.OWNER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.conversation.conversation.Page;
import dev.parley.test.IntegrationTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@IntegrationTest
class MemberChangesIT {
    @Autowired
    private Scene scene;

    private Person olga;
    private Person adam;
    private Person mira;
    private UUID id;
    private String path;

    @BeforeEach
    void makeGroup() {
        olga = scene.person();
        adam = scene.person();
        mira = scene.person();
        id = olga.makesGroup("Engine", adam, mira).id();
        path = "/v1/conversations/" + id;
    }

    @Test
    void wholeLifeOfAGroupIsToldInOrderWithoutGaps() {
        Person max = scene.person();
        body(add(olga, max).expectStatus().isOk());
        role(olga, adam, "admin").expectStatus().isOk();
        olga.delete(path + "/members/" + max.id()).expectStatus().isNoContent();
        olga.send(HttpMethod.PATCH, path, Map.of("title", "Difference Engine"))
                .expectStatus()
                .isOk();
        var handedOver = body(handOver(olga, mira).expectStatus().isOk());
        assertThat(handedOver.role()).isEqualTo(ADMIN);
        olga.delete(path + "/members/me").expectStatus().isNoContent();
        adam.delete(path + "/members/me").expectStatus().isNoContent();
        mira.delete(path + "/members/" + mira.id()).expectStatus().isNoContent();

        List<ConversationEvent> told = awaitEvents(9);
        assertThat(told)
                .extracting(ConversationEvent::type)
                .containsExactly(
                        ConversationCreated.TYPE,
                        MembersAdded.TYPE,
                        RolesChanged.TYPE,
                        MemberRemoved.TYPE,
                        ConversationRenamed.TYPE,
                        RolesChanged.TYPE,
                        MemberLeft.TYPE,
                        MemberLeft.TYPE,
                        MemberLeft.TYPE);
        problem(mira.get(path), 404, "conversation-not-found");
    }

    @Test
    void addedMembersSeeTheGroupAndRemovedOnesNoLonger() {
        Person max = scene.person();
        problem(max.get(path), 404, "conversation-not-found");
        var grown = body(add(olga, max, mira).expectStatus().isOk());
        assertThat(grown.memberCount()).isEqualTo(4);
        assertThat(grown.version()).isEqualTo(2);
        assertThat(max.sees(id).role()).isEqualTo(MEMBER);

        olga.delete(path + "/members/" + max.id()).expectStatus().isNoContent();
        problem(max.get(path), 404, "conversation-not-found");
        problem(max.get(path + "/members"), 404, "conversation-not-found");
        assertThat(olga.sees(id).memberCount()).isEqualTo(3);
        problem(olga.delete(path + "/members/" + max.id()), 404, "member-not-found");
    }

    @Test
    void addingWhoIsThereAlreadyChangesNothing() {
        assertThat(body(add(olga, mira).expectStatus().isOk()).version()).isEqualTo(1);
    }

    @Test
    void takesNoNumberForARole() {
        problem(olga.send(HttpMethod.PATCH, path + "/members/" + adam.id(), Map.of("role", 1)), 400, "invalid-request");
        assertThat(adam.sees(id).role()).isEqualTo(MEMBER);
    }

    @Test
    void rolesDecideWhoMayDoWhat() {
        Person max = scene.person();
        problem(add(mira, max), 403, "forbidden");
        problem(mira.delete(path + "/members/" + adam.id()), 403, "forbidden");
        problem(role(mira, mira, "admin"), 403, "forbidden");
        problem(handOver(mira, mira), 403, "forbidden");

        role(olga, adam, "admin")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("admin");
        add(adam, max).expectStatus().isOk();
        adam.delete(path + "/members/" + max.id()).expectStatus().isNoContent();
        problem(adam.delete(path + "/members/" + olga.id()), 403, "forbidden");
        problem(role(adam, mira, "admin"), 403, "forbidden");
        problem(role(olga, mira, "owner"), 403, "forbidden");
        problem(role(olga, scene.person(), "admin"), 404, "member-not-found");
    }

    @Test
    void ownerLeavesOnlyAfterHandingOver() {
        problem(olga.delete(path + "/members/me"), 409, "owner-must-hand-over");
        problem(handOver(olga, scene.person()), 404, "member-not-found");
        handOver(olga, adam).expectStatus().isOk();
        assertThat(adam.sees(id).role()).isEqualTo(OWNER);
        olga.delete(path + "/members/me").expectStatus().isNoContent();
        problem(olga.get(path), 404, "conversation-not-found");
    }

    @Test
    void directConversationHasNeitherRolesNorOthers() {
        UUID direct = requireNonNull(olga.opens(mira).getResponseBody()).id();
        String members = "/v1/conversations/" + direct + "/members";
        problem(olga.send(HttpMethod.POST, members, Map.of("userIds", List.of(adam.id()))), 403, "forbidden");
        problem(olga.delete(members + "/me"), 403, "forbidden");
        problem(olga.delete(members + "/" + mira.id()), 403, "forbidden");
    }

    @Test
    void strangersFindNothingToChange() {
        Person max = scene.person();
        for (var answer : List.of(
                add(max, max),
                role(max, mira, "admin"),
                handOver(max, max),
                max.delete(path + "/members/me"),
                max.delete(path + "/members/" + mira.id()))) {
            problem(answer, 404, "conversation-not-found");
        }
    }

    @Test
    void refusesRequestsThatSayNothing() {
        problem(olga.send(HttpMethod.POST, path + "/members", Map.of("userIds", List.of())), 400, "invalid-request");
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(101).toList();
        problem(olga.send(HttpMethod.POST, path + "/members", Map.of("userIds", many)), 400, "invalid-request");
        problem(role(olga, mira, "king"), 400, "invalid-request");
        problem(olga.send(HttpMethod.PATCH, path + "/members/" + mira.id(), "{}"), 400, "invalid-request");
        problem(olga.send(HttpMethod.PUT, path + "/owner", "{}"), 400, "invalid-request");
        problem(add(olga, scene.stranger()), 404, "user-not-found");
    }

    @Test
    void changesAtTheSameTimeFollowOneAnother() {
        List<Person> crowd = Stream.generate(scene::person).limit(30).toList();
        Flux.fromIterable(crowd)
                .flatMap(
                        person -> Flux.defer(() -> {
                                    add(olga, person).expectStatus().isOk();
                                    return Flux.<Void>empty();
                                })
                                .subscribeOn(Schedulers.boundedElastic()),
                        15)
                .blockLast();

        var group = olga.sees(id);
        assertThat(group.version()).isEqualTo(31);
        assertThat(group.memberCount()).isEqualTo(33);
        awaitEvents(31);
    }

    @Test
    void membersArePagedInAStableOrder() {
        List<Person> crowd = Stream.generate(scene::person).limit(12).toList();
        add(olga, crowd.toArray(Person[]::new)).expectStatus().isOk();
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = requireNonNull(mira.get(path + "/members?limit=4" + cursor)
                    .expectStatus()
                    .isOk()
                    .expectBody(new ParameterizedTypeReference<Page<MemberView>>() {})
                    .returnResult()
                    .getResponseBody());
            page.items().forEach(member -> seen.add(member.userId()));
            cursor = page.nextCursor() == null ? "" : "&cursor=" + page.nextCursor();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(15).doesNotHaveDuplicates().contains(olga.id(), adam.id(), mira.id());
        problem(mira.get(path + "/members?cursor=abc"), 400, "invalid-request");
        problem(mira.get(path + "/members?limit=101"), 400, "invalid-request");
    }

    private List<ConversationEvent> awaitEvents(int count) {
        await().until(() -> scene.eventsOf(id).size() >= count);
        List<ConversationEvent> told = scene.eventsOf(id);
        assertThat(told)
                .extracting(ConversationEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        return told;
    }

    private ResponseSpec add(Person caller, Person... joining) {
        var ids = Arrays.stream(joining).map(Person::id).toList();
        return caller.send(HttpMethod.POST, path + "/members", Map.of("userIds", ids));
    }

    private ResponseSpec role(Person caller, Person member, String role) {
        return caller.send(HttpMethod.PATCH, path + "/members/" + member.id(), Map.of("role", role));
    }

    private ResponseSpec handOver(Person caller, Person member) {
        return caller.send(HttpMethod.PUT, path + "/owner", Map.of("userId", member.id()));
    }
}
