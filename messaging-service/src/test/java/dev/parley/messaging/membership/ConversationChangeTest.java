package dev.parley.messaging.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConversationChangeTest {
    private static final UUID ID = UUID.fromString("0199c0de-0000-7000-8000-00000000000a");
    private static final UUID ALICE = UUID.fromString("0199c0de-0000-7000-8000-000000000001");
    private static final UUID BOB = UUID.fromString("0199c0de-0000-7000-8000-000000000002");
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void creationsBringTheirMembers() {
        var members = List.of(new Member(ALICE, "owner"), new Member(BOB, "member"));
        var group = ConversationChange.of(new ConversationCreated(ID, 1, ALICE, NOW, "group", "Club", members));
        assertThat(group.kind()).isEqualTo("conversation-created");
        assertThat(content(group))
                .isEqualTo("{\"conversationKind\":\"group\",\"title\":\"Club\",\"memberIds\":[\"%s\",\"%s\"]}"
                        .formatted(ALICE, BOB));
        assertThat(group.present()).isEqualTo(members);
        assertThat(group.joined()).containsExactly(ALICE, BOB);
        assertThat(group.joinsLate()).isFalse();
        var direct = ConversationChange.of(new ConversationCreated(ID, 1, ALICE, NOW, "direct", null, members));
        assertThat(content(direct))
                .isEqualTo("{\"conversationKind\":\"direct\",\"memberIds\":[\"%s\",\"%s\"]}".formatted(ALICE, BOB));
    }

    @Test
    void additionsJoinLate() {
        var added = ConversationChange.of(new MembersAdded(ID, 2, ALICE, NOW, List.of(new Member(BOB, "member"))));
        assertThat(added.kind()).isEqualTo("members-added");
        assertThat(content(added)).isEqualTo("{\"memberIds\":[\"%s\"]}".formatted(BOB));
        assertThat(added.joined()).containsExactly(BOB);
        assertThat(added.joinsLate()).isTrue();
    }

    @Test
    void departuresNameWhoLeft() {
        var removed = ConversationChange.of(new MemberRemoved(ID, 2, ALICE, NOW, BOB));
        assertThat(removed.kind()).isEqualTo("member-removed");
        var left = ConversationChange.of(new MemberLeft(ID, 3, BOB, NOW, BOB));
        assertThat(left.kind()).isEqualTo("member-left");
        assertThat(List.of(removed, left)).allSatisfy(change -> {
            assertThat(content(change)).isEqualTo("{\"memberId\":\"%s\"}".formatted(BOB));
            assertThat(change.left()).containsExactly(BOB);
            assertThat(change.present()).isEmpty();
        });
    }

    @Test
    void rolesAndTitlesConcernNobodysPersonalLog() {
        var roles = ConversationChange.of(new RolesChanged(ID, 2, ALICE, NOW, List.of(new Member(BOB, "admin"))));
        assertThat(content(roles)).isEqualTo("{\"members\":[{\"userId\":\"%s\",\"role\":\"admin\"}]}".formatted(BOB));
        var renamed = ConversationChange.of(new ConversationRenamed(ID, 3, ALICE, NOW, "New"));
        assertThat(content(renamed)).isEqualTo("{\"title\":\"New\"}");
        assertThat(List.of(roles, renamed)).allSatisfy(change -> {
            assertThat(change.joined()).isEmpty();
            assertThat(change.left()).isEmpty();
        });
    }

    private static String content(ConversationChange change) {
        return JsonMapper.builder().build().writeValueAsString(change.content());
    }
}
