package dev.parley.conversation.conversation;

import static dev.parley.conversation.conversation.MemberRole.ADMIN;
import static dev.parley.conversation.conversation.MemberRole.MEMBER;
import static dev.parley.conversation.conversation.MemberRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import dev.parley.conversation.conversation.ConversationRejected.MemberNotFound;
import dev.parley.conversation.conversation.ConversationRejected.NotAllowed;
import dev.parley.conversation.conversation.ConversationRejected.OwnerMustHandOver;
import dev.parley.conversation.conversation.ConversationRejected.TooManyMembers;
import dev.parley.conversation.conversation.ConversationRejected.VersionConflict;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
    private static final UUID ID = new UUID(0, 100);
    private static final UUID OLGA = new UUID(0, 1);
    private static final UUID ADAM = new UUID(0, 2);
    private static final UUID ANNA = new UUID(0, 3);
    private static final UUID MIRA = new UUID(0, 4);
    private static final UUID MAX = new UUID(0, 5);
    private static final UUID STRANGER = new UUID(0, 9);

    /** Olga's group at version 7, with two admins and two members. */
    private static final Conversation GROUP = new Conversation(
            ID,
            ConversationKind.GROUP,
            "Analytical Engine",
            OLGA,
            NOW,
            7,
            Map.of(OLGA, OWNER, ADAM, ADMIN, ANNA, ADMIN, MIRA, MEMBER, MAX, MEMBER));

    private static final Conversation DIRECT =
            new Conversation(ID, ConversationKind.DIRECT, null, MIRA, NOW, 1, Map.of(MIRA, MEMBER, MAX, MEMBER));

    @Test
    void whoMakesAGroupOwnsIt() {
        var event = Conversation.group(ID, OLGA, ConversationTitle.of("Engine"), Set.of(MIRA, ADAM), NOW);
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.members())
                .containsExactly(new Member(OLGA, "owner"), new Member(ADAM, "member"), new Member(MIRA, "member"));
    }

    @Test
    void groupBeginsWithAtMostAThousand() {
        var title = ConversationTitle.of("Crowd");
        assertThat(Conversation.group(ID, OLGA, title, crowd(999), NOW).members())
                .hasSize(1_000);
        assertThatThrownBy(() -> Conversation.group(ID, OLGA, title, crowd(1_000), NOW))
                .isInstanceOf(TooManyMembers.class);
    }

    @Test
    void nobodyOwnsADirectConversation() {
        assertThat(Conversation.direct(ID, MIRA, MAX, NOW).members())
                .containsExactlyInAnyOrder(new Member(MIRA, "member"), new Member(MAX, "member"));
    }

    @Test
    void nobodyConversesWithThemselves() {
        assertThatThrownBy(() -> Conversation.direct(ID, MIRA, MIRA, NOW)).isInstanceOf(FieldRejected.class);
    }

    @Test
    void ownerAndAdminsRename() {
        var title = ConversationTitle.of("Difference Engine");
        assertThat(GROUP.rename(OLGA, title, NOW))
                .contains(new ConversationRenamed(ID, 8, OLGA, NOW, "Difference Engine"));
        assertThat(GROUP.rename(ADAM, title, NOW)).isPresent();
        assertThatThrownBy(() -> GROUP.rename(MIRA, title, NOW)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void renamingToTheSameTitleChangesNothing() {
        assertThat(GROUP.rename(OLGA, ConversationTitle.of("Analytical Engine"), NOW))
                .isEmpty();
    }

    @Test
    void ownerAndAdminsAddMembers() {
        assertThat(GROUP.add(OLGA, Set.of(STRANGER), NOW))
                .contains(new MembersAdded(ID, 8, OLGA, NOW, List.of(new Member(STRANGER, "member"))));
        assertThat(GROUP.add(ADAM, Set.of(STRANGER), NOW)).isPresent();
        assertThatThrownBy(() -> GROUP.add(MIRA, Set.of(STRANGER), NOW)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void addingTellsOnlyOfWhoIsNew() {
        assertThat(GROUP.add(OLGA, Set.of(STRANGER, MIRA, ADAM), NOW))
                .contains(new MembersAdded(ID, 8, OLGA, NOW, List.of(new Member(STRANGER, "member"))));
        assertThat(GROUP.add(OLGA, Set.of(MIRA, ADAM), NOW)).isEmpty();
    }

    @Test
    void groupGrowsToAThousandAndNoFurther() {
        assertThat(GROUP.add(OLGA, crowd(995), NOW)).isPresent();
        assertThatThrownBy(() -> GROUP.add(OLGA, crowd(996), NOW)).isInstanceOf(TooManyMembers.class);
    }

    @Test
    void ownerRemovesAnybody() {
        assertThat(GROUP.remove(OLGA, MIRA, NOW)).contains(new MemberRemoved(ID, 8, OLGA, NOW, MIRA));
        assertThat(GROUP.remove(OLGA, ADAM, NOW)).contains(new MemberRemoved(ID, 8, OLGA, NOW, ADAM));
    }

    @Test
    void adminRemovesMembersButNeitherAdminsNorTheOwner() {
        assertThat(GROUP.remove(ADAM, MIRA, NOW)).isPresent();
        assertThatThrownBy(() -> GROUP.remove(ADAM, ANNA, NOW)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> GROUP.remove(ADAM, OLGA, NOW)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void memberRemovesNobody() {
        for (UUID other : List.of(MAX, ADAM, OLGA)) {
            assertThatThrownBy(() -> GROUP.remove(MIRA, other, NOW)).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void removingOneselfIsLeaving() {
        assertThat(GROUP.remove(MIRA, MIRA, NOW)).contains(new MemberLeft(ID, 8, MIRA, NOW, MIRA));
        assertThatThrownBy(() -> GROUP.remove(OLGA, OLGA, NOW)).isInstanceOf(OwnerMustHandOver.class);
    }

    @Test
    void onlyWhoIsThereCanBeRemoved() {
        assertThatThrownBy(() -> GROUP.remove(OLGA, STRANGER, NOW)).isInstanceOf(MemberNotFound.class);
    }

    @Test
    void everybodyLeavesButTheOwnerOfOthers() {
        assertThat(GROUP.leave(MIRA, NOW)).contains(new MemberLeft(ID, 8, MIRA, NOW, MIRA));
        assertThat(GROUP.leave(ADAM, NOW)).isPresent();
        assertThatThrownBy(() -> GROUP.leave(OLGA, NOW)).isInstanceOf(OwnerMustHandOver.class);
    }

    @Test
    void theLastOneMayLeave() {
        var alone = new Conversation(ID, ConversationKind.GROUP, "Alone", OLGA, NOW, 3, Map.of(OLGA, OWNER));
        assertThat(alone.leave(OLGA, NOW)).contains(new MemberLeft(ID, 4, OLGA, NOW, OLGA));
    }

    @Test
    void ownerGivesAndTakesTheRoleOfAnAdmin() {
        assertThat(GROUP.giveRole(OLGA, MIRA, ADMIN, NOW))
                .contains(new RolesChanged(ID, 8, OLGA, NOW, List.of(new Member(MIRA, "admin"))));
        assertThat(GROUP.giveRole(OLGA, ADAM, MEMBER, NOW))
                .contains(new RolesChanged(ID, 8, OLGA, NOW, List.of(new Member(ADAM, "member"))));
        assertThat(GROUP.giveRole(OLGA, ADAM, ADMIN, NOW)).isEmpty();
    }

    @Test
    void nobodyElseGivesRoles() {
        assertThatThrownBy(() -> GROUP.giveRole(ADAM, MIRA, ADMIN, NOW)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> GROUP.giveRole(MIRA, MIRA, ADMIN, NOW)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> GROUP.giveRole(ADAM, ADAM, MEMBER, NOW)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void ownershipIsNotGivenAsARoleNorLaidDown() {
        assertThatThrownBy(() -> GROUP.giveRole(OLGA, MIRA, OWNER, NOW)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> GROUP.giveRole(OLGA, OLGA, MEMBER, NOW)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void ownerHandsOverToAMemberAndStaysAsAnAdmin() {
        assertThat(GROUP.handOver(OLGA, MIRA, NOW))
                .contains(new RolesChanged(
                        ID, 8, OLGA, NOW, List.of(new Member(MIRA, "owner"), new Member(OLGA, "admin"))));
        assertThat(GROUP.handOver(OLGA, OLGA, NOW)).isEmpty();
        assertThatThrownBy(() -> GROUP.handOver(OLGA, STRANGER, NOW)).isInstanceOf(MemberNotFound.class);
        assertThatThrownBy(() -> GROUP.handOver(ADAM, ADAM, NOW)).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void directConversationStaysAsItIs(Change change) {
        assertThatThrownBy(() -> change.of(DIRECT, MIRA)).isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void forStrangersThereIsNoConversation(Change change) {
        assertThatThrownBy(() -> change.of(GROUP, STRANGER)).isInstanceOf(ConversationNotFound.class);
        assertThatThrownBy(() -> change.of(DIRECT, STRANGER)).isInstanceOf(ConversationNotFound.class);
    }

    @Test
    void changeIsRefusedWhenTheCallerSawAnotherVersion() {
        assertThat(GROUP.expecting(OLGA, version -> version == 7)).isSameAs(GROUP);
        assertThatThrownBy(() -> GROUP.expecting(OLGA, version -> version == 6))
                .isInstanceOf(VersionConflict.class)
                .hasMessageContaining("7");
    }

    @Test
    void strangersLearnNothingFromGuessingVersions() {
        assertThatThrownBy(() -> GROUP.expecting(STRANGER, version -> false)).isInstanceOf(ConversationNotFound.class);
    }

    private enum Change {
        RENAME,
        ADD,
        REMOVE,
        LEAVE,
        GIVE_ROLE,
        HAND_OVER;

        Optional<ConversationEvent> of(Conversation conversation, UUID caller) {
            return switch (this) {
                case RENAME -> conversation.rename(caller, ConversationTitle.of("New"), NOW);
                case ADD -> conversation.add(caller, Set.of(OLGA), NOW);
                case REMOVE -> conversation.remove(caller, MAX, NOW);
                case LEAVE -> conversation.leave(caller, NOW);
                case GIVE_ROLE -> conversation.giveRole(caller, MAX, ADMIN, NOW);
                case HAND_OVER -> conversation.handOver(caller, MAX, NOW);
            };
        }
    }

    private static Set<UUID> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> new UUID(1, n))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
