package dev.parley.messaging.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.messaging.v1.PositionsAdvanced;
import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.test.TestEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@MessagingTest
class PositionIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private TestEvents events;

    @Autowired
    private PostgresPositions positions;

    @Test
    void mergesByMaxAndStopsAtTheHead() {
        UUID group = groupWithMessages(3);
        assertPosition(advance(bob, group, "{\"delivered\":3}"), 3, 0, 3);
        assertPosition(advance(bob, group, "{\"read\":2}"), 3, 2, 2);
        assertPosition(advance(bob, group, "{\"delivered\":1,\"read\":1}"), 3, 2, 2);
        assertPosition(advance(bob, group, "{\"read\":999}"), 4, 4, 0);
    }

    @Test
    void whatIsReadHasBeenDelivered() {
        assertPosition(advance(bob, groupWithMessages(3), "{\"read\":3}"), 3, 3, 1);
    }

    @Test
    void countsMessagesAndNotOtherEntriesAsUnread() {
        UUID group = groupWithMessages(2);
        chat.tell(new MembersAdded(group, 2, alice, Instant.now(), Chat.asMembers(UUID.randomUUID())));
        chat.send(alice, group, "third");
        assertThat(unread(bob, group)).isEqualTo(3);
        assertPosition(advance(bob, group, "{\"read\":4}"), 4, 4, 1);
        assertThat(chat.get(bob, "/v1/unread").at("/total").asLong()).isEqualTo(1);
        assertThat(chat.get(alice, "/v1/unread").at("/conversations")).isEmpty();
    }

    @Test
    void whoWritesHasRead() {
        UUID group = groupWithMessages(2);
        chat.send(bob, group, "answer");
        assertThat(unread(bob, group)).isZero();
        assertThat(unread(alice, group)).isEqualTo(1);
    }

    @Test
    void whoJoinsLaterHasNothingUnread() {
        UUID group = groupWithMessages(5);
        UUID carol = UUID.randomUUID();
        chat.tell(new MembersAdded(group, 2, alice, Instant.now(), Chat.asMembers(carol)));
        assertThat(unread(carol, group)).isZero();
        chat.send(alice, group, "welcome");
        assertThat(unread(carol, group)).isEqualTo(1);
    }

    @Test
    void showsThePositionsOfAllMembers() {
        UUID group = groupWithMessages(1);
        advance(bob, group, "{\"delivered\":2,\"read\":1}");
        var items = chat.get(alice, "/v1/conversations/" + group + "/positions").at("/items");
        assertThat(items).hasSize(2).anySatisfy(item -> {
            assertThat(item.at("/userId").asString()).isEqualTo(bob.toString());
            assertThat(item.at("/delivered").asLong()).isEqualTo(2);
            assertThat(item.at("/read").asLong()).isEqualTo(1);
        });
    }

    @Test
    void aBatchIsToldByOneEventAndRefusalsStayAlone() {
        UUID one = groupWithMessages(2);
        UUID two = groupWithMessages(1);
        var advances = List.of(
                Map.of("userId", bob, "conversationId", one, "delivered", 2),
                Map.of("userId", UUID.randomUUID(), "conversationId", one, "read", 2),
                Map.of("userId", bob, "conversationId", two, "read", 2),
                Map.of("userId", bob, "conversationId", one, "read", -1),
                Map.of("userId", bob, "conversationId", one),
                Map.of("userId", bob, "conversationId", one, "delivered", 3));
        var results = chat.asService(HttpMethod.POST, "/internal/v1/positions", Map.of("advances", advances))
                .at("/results");
        assertThat(results.at("/0/ok/delivered").asLong()).isEqualTo(3);
        assertThat(results.at("/1/err/type").asString()).endsWith("/conversation-not-found");
        assertThat(results.at("/2/ok/read").asLong()).isEqualTo(2);
        assertThat(results.at("/3/err/type").asString()).endsWith("/invalid-request");
        assertThat(results.at("/4/err/type").asString()).endsWith("/invalid-request");
        assertThat(results.at("/5/ok/unread").asLong()).isEqualTo(2);
        var event = events.awaitEvent(
                PositionsAdvanced.TYPE,
                PositionsAdvanced.class,
                candidate -> candidate.positions().getFirst().userId().equals(bob));
        assertThat(event.positions())
                .extracting(position -> position.log() + " " + position.delivered() + " " + position.read() + " "
                        + position.memberCount())
                .containsExactlyInAnyOrder(one + " 3 0 2", two + " 2 2 2");
    }

    @Test
    void nothingIsToldWhenNothingMoved() {
        UUID group = groupWithMessages(1);
        advance(bob, group, "{\"read\":2}");
        advance(bob, group, "{\"read\":2}");
        advance(bob, group, "{\"delivered\":1}");
        chat.send(alice, group, "later");
        advance(bob, group, "{\"read\":3}");
        events.awaitEvent(PositionsAdvanced.TYPE, PositionsAdvanced.class, event -> isOf(event, group, 3));
        assertThat(events.seen(PositionsAdvanced.TYPE, PositionsAdvanced.class))
                .filteredOn(event -> event.positions().getFirst().log().equals(group))
                .hasSize(2);
    }

    @Test
    void neverGoesBackUnderRaces() {
        UUID group = groupWithMessages(60);
        List<Long> seqs = new ArrayList<>(LongStream.rangeClosed(1, 61).boxed().toList());
        Collections.shuffle(seqs);
        Flux.fromIterable(seqs)
                .flatMap(
                        seq -> positions
                                .advance(List.of(
                                        new Advance(bob, group, seq, seq / 2), new Advance(alice, group, seq, seq)))
                                .doOnNext(merged -> assertThat(
                                                merged.getFirst().orElseThrow().delivered())
                                        .isGreaterThanOrEqualTo(seq))
                                .subscribeOn(Schedulers.parallel()),
                        16)
                .blockLast();
        assertPosition(advance(bob, group, "{\"read\":0}"), 61, 30, 31);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"read\":-1}",
                "{\"read\":\"far\"}",
                "{\"read\":\"1\"}",
                "{\"read\":1.5}",
                "{\"read\":true}",
                "[]",
                "{\"read\":1e40}"
            })
    void refusesWhatIsNoPosition(String body) {
        var answer = advance(bob, groupWithMessages(0), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    private UUID groupWithMessages(int messages) {
        UUID group = chat.group(alice, bob);
        for (int i = 0; i < messages; i++) {
            chat.send(alice, group, "message " + i);
        }
        return group;
    }

    private Chat.Answer advance(UUID user, UUID group, String body) {
        return chat.put(user, "/v1/conversations/" + group + "/position", body);
    }

    private long unread(UUID user, UUID group) {
        return Chat.log(chat.sync(user, Map.of()), group).at("/unread").asLong();
    }

    private static boolean isOf(PositionsAdvanced event, UUID log, long read) {
        return event.positions().stream().anyMatch(position -> position.log().equals(log) && position.read() == read);
    }

    private static void assertPosition(Chat.Answer answer, long delivered, long read, long unread) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/delivered").asLong()).isEqualTo(delivered);
        assertThat(answer.at("/read").asLong()).isEqualTo(read);
        assertThat(answer.at("/unread").asLong()).isEqualTo(unread);
    }
}
