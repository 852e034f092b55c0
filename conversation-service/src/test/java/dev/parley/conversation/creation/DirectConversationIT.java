package dev.parley.conversation.creation;

import static dev.parley.conversation.Person.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.conversation.Person;
import dev.parley.conversation.Scene;
import dev.parley.conversation.conversation.ConversationKind;
import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.test.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@IntegrationTest
class DirectConversationIT {
    @Autowired
    private Scene scene;

    private Person ada;
    private Person bob;

    @BeforeEach
    void meet() {
        ada = scene.person();
        bob = scene.person();
    }

    @AfterEach
    void directoryIsUp() {
        scene.directory().setDown(false);
    }

    @Test
    void bothSeeTheConversationThatOneOpened() {
        var answer = ada.opens(bob);
        ConversationView conversation = Objects.requireNonNull(answer.getResponseBody());

        assertThat(answer.getStatus().value()).isEqualTo(201);
        assertThat(answer.getResponseHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(answer.getResponseHeaders().getLocation()).hasPath("/v1/conversations/" + conversation.id());
        assertThat(conversation.kind()).isEqualTo(ConversationKind.DIRECT);
        assertThat(conversation.title()).isNull();
        assertThat(conversation.role()).isEqualTo(MemberRole.MEMBER);
        assertThat(conversation.memberCount()).isEqualTo(2);
        assertThat(conversation.memberIds()).containsExactlyInAnyOrder(ada.id(), bob.id());
        assertThat(conversation.createdBy()).isEqualTo(ada.id());
        assertThat(bob.sees(conversation.id())).isEqualTo(conversation);
    }

    @Test
    void openingItAgainFromEitherSideFindsTheSame() {
        var first = ada.opens(bob);
        for (var again : List.of(ada.opens(bob), bob.opens(ada))) {
            assertThat(again.getStatus().value()).isEqualTo(200);
            assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        }
    }

    @Test
    void bothOpeningItManyTimesAtOnceGetOneConversationAndOneEvent() throws Exception {
        var answers = atOnce(20, n -> n % 2 == 0 ? ada.opens(bob) : bob.opens(ada));

        assertThat(answers.stream().map(EntityExchangeResult::getResponseBody).map(Objects::requireNonNull))
                .extracting(ConversationView::id)
                .hasSize(20)
                .containsOnly(Objects.requireNonNull(answers.getFirst().getResponseBody())
                        .id());
        assertThat(answers)
                .filteredOn(answer -> answer.getStatus().value() == 201)
                .hasSize(1);
        UUID id = Objects.requireNonNull(answers.getFirst().getResponseBody()).id();
        await().until(() -> !scene.eventsOf(id).isEmpty());
        await().during(Duration.ofSeconds(1)).until(() -> scene.eventsOf(id).size() == 1);
        assertThat(scene.eventsOf(id)).singleElement().isInstanceOfSatisfying(ConversationCreated.class, event -> {
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.kind()).isEqualTo("direct");
            assertThat(event.title()).isNull();
            assertThat(event.members())
                    .containsExactlyInAnyOrder(new Member(ada.id(), "member"), new Member(bob.id(), "member"));
        });
    }

    @Test
    void nobodyOpensOneWithThemselvesOrWithSeveral() {
        for (var others : List.of(
                List.of(ada.id()), List.of(), List.of(bob.id(), scene.person().id()))) {
            var problem = problem(ask(Map.of("kind", "direct", "memberIds", others)), 400, "invalid-request");
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo("memberIds");
        }
        problem(ask(Map.of("kind", "direct", "memberIds", List.of(bob.id()), "title", "Us")), 400, "invalid-request");
    }

    @Test
    void refusesWhatIsNotARequest() {
        problem(ask(Map.of("kind", "direct")), 400, "invalid-request");
        problem(ask(Map.of("memberIds", List.of(bob.id()))), 400, "invalid-request");
        problem(ask(Map.of("kind", "channel", "memberIds", List.of(bob.id()))), 400, "invalid-request");
        problem(ask(Map.of("kind", "direct", "memberIds", List.of("bob"))), 400, "invalid-request");
        problem(ask("{\"kind\":\"direct\",\"memberIds\":[null]}"), 400, "invalid-request");
        problem(ask("[]"), 400, "invalid-request");
    }

    @Test
    void namesTheUserWhoDoesNotExist() {
        Person nobody = scene.stranger();
        var problem = problem(ask(Map.of("kind", "direct", "memberIds", List.of(nobody.id()))), 404, "user-not-found");
        assertThat(problem.path("detail").asString()).contains(nobody.id().toString());
    }

    @Test
    void asksTheDirectoryOnlyOnceAboutAUser() {
        int before = scene.directory().questions();
        ada.opens(bob);
        scene.person().opens(bob);
        assertThat(scene.directory().questions()).isEqualTo(before + 1);
    }

    @Test
    void whileTheDirectoryIsDownThoseWhoWereToldOfAreKnown() {
        scene.directory().setDown(true);
        problem(ask(Map.of("kind", "direct", "memberIds", List.of(bob.id()))), 503, "unavailable")
                .path("retryAfterMs")
                .isNumber();

        scene.tell(new UserRegistered(bob.id(), "bob", "Bob", Instant.now()));
        scene.tell(new UserRegistered(bob.id(), "bob", "Bob", Instant.now()));
        await().until(() -> ada.opens(bob).getStatus().is2xxSuccessful());
    }

    private ResponseSpec ask(Object body) {
        return ada.send(HttpMethod.POST, "/v1/conversations", body);
    }

    static <T> List<T> atOnce(int times, IntFunction<T> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Callable<T>> tasks = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(n -> () -> task.apply(n))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
