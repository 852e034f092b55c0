package dev.parley.messaging.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.test.TestEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MessagingTest
class MembershipIT {
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final UUID carol = UUID.randomUUID();
    private final UUID group = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private TestEvents events;

    @Autowired
    private FakeConversations owner;

    @Test
    void tellsTheConversationAndThoseConcerned() {
        chat.tell(Chat.created(group, alice, bob));
        chat.tell(new MembersAdded(group, 2, alice, Instant.now(), Chat.asMembers(carol)));
        chat.tell(new RolesChanged(group, 3, alice, Instant.now(), List.of(new Member(bob, "admin"))));
        chat.tell(new ConversationRenamed(group, 4, bob, Instant.now(), "New"));
        chat.tell(new MemberRemoved(group, 5, bob, Instant.now(), carol));
        chat.tell(new MemberLeft(group, 6, bob, Instant.now(), bob));

        var log = chat.get(alice, "/v1/conversations/" + group + "/entries");
        assertThat(log.at("/entries").findValuesAsString("kind"))
                .containsExactly(
                        "conversation-created",
                        "members-added",
                        "roles-changed",
                        "conversation-renamed",
                        "member-removed",
                        "member-left");
        assertThat(log.at("/entries/0/content/conversationKind").asString()).isEqualTo("group");
        assertThat(log.at("/entries/0/content/title").asString()).isEqualTo("Club");
        assertThat(log.at("/entries/0/content/memberIds")).hasSize(2);
        assertThat(log.at("/entries/2/content/members/0/role").asString()).isEqualTo("admin");
        assertThat(log.at("/entries/3/senderId").asString()).isEqualTo(bob.toString());
        assertThat(log.at("/entries/4/content/memberId").asString()).isEqualTo(carol.toString());

        assertThat(personal(alice)).containsExactly("conversation-joined");
        assertThat(personal(bob)).containsExactly("conversation-joined", "conversation-left");
        assertThat(personal(carol)).containsExactly("conversation-joined", "conversation-left");
    }

    @Test
    void aRemovedMemberIsRefusedAtOnce() {
        chat.tell(Chat.created(group, alice, bob));
        assertThat(chat.send(bob, group, "still in").status()).isEqualTo(201);
        chat.tell(new MemberRemoved(group, 2, alice, Instant.now(), bob));
        String path = "/v1/conversations/" + group;
        assertThat(chat.send(bob, group, "out").problem()).isEqualTo("conversation-not-found");
        assertThat(chat.get(bob, path + "/entries").problem()).isEqualTo("conversation-not-found");
        assertThat(chat.get(bob, path + "/positions").problem()).isEqualTo("conversation-not-found");
        assertThat(chat.put(bob, path + "/position", "{\"read\":1}").problem()).isEqualTo("conversation-not-found");
        assertThat(chat.sync(bob, java.util.Map.of(group, 1)).at("/logs").findValuesAsString("log"))
                .doesNotContain(group.toString());
        assertThat(chat.get(bob, "/v1/unread").at("/total").asLong()).isZero();
    }

    @RepeatedTest(5)
    void eventsMayComeInAnyOrderAndAnyNumberOfTimes() {
        List<ConversationEvent> changes = List.of(
                Chat.created(group, alice, bob),
                new MembersAdded(group, 2, alice, Instant.now(), Chat.asMembers(carol)),
                new MemberRemoved(group, 3, alice, Instant.now(), bob),
                new RolesChanged(group, 4, alice, Instant.now(), List.of(new Member(carol, "admin"))),
                new MemberLeft(group, 5, carol, Instant.now(), carol),
                new MembersAdded(group, 6, alice, Instant.now(), Chat.asMembers(bob)));
        List<ConversationEvent> deliveries = new ArrayList<>(changes);
        deliveries.addAll(changes);
        Collections.shuffle(deliveries, new Random());
        deliveries.forEach(events::publish);
        await().until(() -> changes.stream().allMatch(chat::isApplied));
        // The listener is done with all duplicates when it has got to a change that comes after them.
        chat.tell(new ConversationRenamed(group, 7, alice, Instant.now(), "Last"));

        assertThat(chat.number("select count(*) from entries where log_id = '%s'", group))
                .isEqualTo(7);
        assertThat(chat.number("select member_count::bigint from heads where log_id = '%s'", group))
                .isEqualTo(2);
        assertThat(chat.send(alice, group, "in").status()).isEqualTo(201);
        assertThat(chat.send(bob, group, "in again").status()).isEqualTo(201);
        assertThat(chat.send(carol, group, "out").status()).isEqualTo(404);
        assertThat(personal(bob)).endsWith("conversation-joined");
        assertThat(personal(carol)).doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotFillsMembersAndEventsStillTellTheirEntries() {
        owner.has(group, 3, alice, carol);
        assertThat(chat.send(carol, group, "before the events").at("/seq").asLong())
                .isEqualTo(1);
        chat.tell(Chat.created(group, alice, bob));
        chat.tell(new MembersAdded(group, 2, alice, Instant.now(), Chat.asMembers(carol)));
        chat.tell(new MemberRemoved(group, 3, alice, Instant.now(), bob));
        assertThat(chat.get(alice, "/v1/conversations/" + group + "/entries")
                        .at("/entries")
                        .findValuesAsString("kind"))
                .containsExactly("message", "conversation-created", "members-added", "member-removed");
        assertThat(chat.send(bob, group, "never was in it here").status()).isEqualTo(404);
        assertThat(personal(bob)).containsExactly("conversation-left");
        assertThat(personal(alice)).containsExactly("conversation-joined");
    }

    @Test
    void anOldSnapshotDoesNotBringBackARemovedMember() {
        chat.tell(Chat.created(group, alice, bob));
        chat.tell(new MemberRemoved(group, 2, alice, Instant.now(), bob));
        owner.has(group, 1, alice, bob);
        assertThat(chat.send(bob, group, "out").status()).isEqualTo(404);
    }

    @Test
    void aMemberWhoseEventIsStillOnItsWayIsAskedFor() {
        chat.tell(Chat.created(group, alice));
        owner.has(group, 2, alice, bob);
        assertThat(chat.get(bob, "/v1/conversations/" + group + "/entries").status())
                .isEqualTo(200);
        assertThat(chat.send(bob, group, "in").status()).isEqualTo(201);
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndStopsNothing() {
        events.publish("conversation.created.v1", "{\"conversationId\":\"nonsense\"}", UUID.randomUUID());
        events.publish("conversation.archived.v9", "{}", UUID.randomUUID());
        events.publish(Chat.created(group, alice));
        await().atMost(java.time.Duration.ofSeconds(20)).until(() -> chat.isApplied(Chat.created(group, alice)));
    }

    @Test
    void aGroupOfAThousandIsToldInOneTransaction() {
        UUID[] users =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(1_000).toArray(UUID[]::new);
        chat.tell(Chat.created(group, users));
        assertThat(chat.number("select member_count::bigint from heads where log_id = '%s'", group))
                .isEqualTo(1_000);
        assertThat(personal(users[999])).containsExactly("conversation-joined");
    }

    private List<String> personal(UUID user) {
        return chat.get(user, "/v1/conversations/" + user + "/entries")
                .at("/entries")
                .findValuesAsString("kind");
    }
}
