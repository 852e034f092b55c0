package dev.parley.conversation.conversation;

import static dev.parley.conversation.conversation.MemberRole.ADMIN;
import static dev.parley.conversation.conversation.MemberRole.MEMBER;
import static dev.parley.conversation.conversation.MemberRole.OWNER;

import dev.parley.contracts.conversation.v1.ConversationCreated;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a conversation, and the rules of who may change what. Each change answers with the event that tells it, and
 * with nothing when all is already as asked; who is not in the conversation is told that there is none.
 */
public record Conversation(
        UUID id,
        ConversationKind kind,
        @Nullable String title,
        UUID createdBy,
        Instant createdAt,
        long version,
        Map<UUID, MemberRole> members) {
    public static final int MOST_MEMBERS = 1_000;
    public static final int MOST_CONVERSATIONS = 5_000;

    public static ConversationCreated direct(UUID id, UUID caller, UUID other, Instant at) {
        if (caller.equals(other)) {
            throw new FieldRejected("memberIds", "names somebody else than yourself");
        }
        return new ConversationCreated(
                id, 1, caller, at, ConversationKind.DIRECT.wire(), null, given(MEMBER, List.of(caller, other)));
    }

    public static ConversationCreated group(
            UUID id, UUID caller, ConversationTitle title, Set<UUID> others, Instant at) {
        var members = new ArrayList<Member>();
        members.add(given(OWNER, caller));
        members.addAll(given(MEMBER, others.stream().sorted().toList()));
        if (members.size() > MOST_MEMBERS) {
            throw new TooManyMembers();
        }
        return new ConversationCreated(
                id, 1, caller, at, ConversationKind.GROUP.wire(), title.text(), List.copyOf(members));
    }

    /** What the caller saw before deciding must still be so. */
    Conversation expecting(UUID caller, LongPredicate expectedVersion) {
        roleOf(caller);
        if (!expectedVersion.test(version)) {
            throw new VersionConflict(version);
        }
        return this;
    }

    Optional<ConversationEvent> rename(UUID caller, ConversationTitle to, Instant at) {
        requireAllowed(groupRoleOf(caller, "has no title").mayRename(), "Only the owner and admins rename a group.");
        return to.text().equals(title)
                ? Optional.empty()
                : Optional.of(new ConversationRenamed(id, version + 1, caller, at, to.text()));
    }

    public Optional<ConversationEvent> add(UUID caller, Set<UUID> users, Instant at) {
        requireAllowed(groupRoleOf(caller, "stays between two").mayAdd(), "Only the owner and admins add members.");
        List<UUID> joining = users.stream()
                .filter(user -> !members.containsKey(user))
                .sorted()
                .toList();
        if (members.size() + joining.size() > MOST_MEMBERS) {
            throw new TooManyMembers();
        }
        return joining.isEmpty()
                ? Optional.empty()
                : Optional.of(new MembersAdded(id, version + 1, caller, at, given(MEMBER, joining)));
    }

    public Optional<ConversationEvent> remove(UUID caller, UUID member, Instant at) {
        MemberRole role = groupRoleOf(caller, "keeps both its members");
        if (caller.equals(member)) {
            return leave(caller, at);
        }
        requireAllowed(
                role.mayRemove(memberRoleOf(member)),
                "The owner removes anybody, admins remove members without a role.");
        return Optional.of(new MemberRemoved(id, version + 1, caller, at, member));
    }

    /** The last one may leave; the empty group remains, seen by nobody. */
    public Optional<ConversationEvent> leave(UUID caller, Instant at) {
        MemberRole role = groupRoleOf(caller, "cannot be left");
        if (role == OWNER && members.size() > 1) {
            throw new OwnerMustHandOver();
        }
        return Optional.of(new MemberLeft(id, version + 1, caller, at, caller));
    }

    public Optional<ConversationEvent> giveRole(UUID caller, UUID member, MemberRole role, Instant at) {
        requireAllowed(groupRoleOf(caller, "has no roles") == OWNER, "Only the owner gives and takes roles.");
        MemberRole former = memberRoleOf(member);
        requireAllowed(role != OWNER && former != OWNER, "Ownership changes by handing the group over.");
        return role == former
                ? Optional.empty()
                : Optional.of(new RolesChanged(id, version + 1, caller, at, List.of(given(role, member))));
    }

    /** The former owner stays, as an admin. */
    public Optional<ConversationEvent> handOver(UUID caller, UUID member, Instant at) {
        requireAllowed(groupRoleOf(caller, "has no owner") == OWNER, "Only the owner hands the group over.");
        return memberRoleOf(member) == OWNER
                ? Optional.empty()
                : Optional.of(new RolesChanged(
                        id, version + 1, caller, at, List.of(given(OWNER, member), given(ADMIN, caller))));
    }

    private MemberRole groupRoleOf(UUID caller, String whyNotDirect) {
        MemberRole role = roleOf(caller);
        requireAllowed(kind == ConversationKind.GROUP, "A direct conversation %s.".formatted(whyNotDirect));
        return role;
    }

    private MemberRole roleOf(UUID caller) {
        MemberRole role = members.get(caller);
        if (role == null) {
            throw new ConversationNotFound();
        }
        return role;
    }

    private MemberRole memberRoleOf(UUID user) {
        MemberRole role = members.get(user);
        if (role == null) {
            throw new MemberNotFound(user);
        }
        return role;
    }

    private static void requireAllowed(boolean allowed, String rule) {
        if (!allowed) {
            throw new NotAllowed(rule);
        }
    }

    private static List<Member> given(MemberRole role, List<UUID> users) {
        return users.stream().map(user -> given(role, user)).toList();
    }

    private static Member given(MemberRole role, UUID user) {
        return new Member(user, role.wire());
    }
}
