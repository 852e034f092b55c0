package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.Member;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import dev.parley.contracts.messaging.v1.EntryKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an event of a conversation means here: the entry that its log gets, and what becomes of its members.
 *
 * @param present members with their roles from now on
 * @param joined those of them who were not in it before, and learn of it in their personal logs
 * @param left who is a member no more, and learns of that likewise
 */
record ConversationChange(
        ConversationEvent event,
        String kind,
        Map<String, Object> content,
        List<Member> present,
        List<UUID> joined,
        List<UUID> left) {
    static ConversationChange of(ConversationEvent event) {
        return switch (event) {
            case ConversationCreated created ->
                joining(created, EntryKind.CONVERSATION_CREATED, creation(created), created.members());
            case MembersAdded added ->
                joining(added, EntryKind.MEMBERS_ADDED, Map.of("memberIds", ids(added.members())), added.members());
            case MemberRemoved removed -> leaving(removed, EntryKind.MEMBER_REMOVED, removed.memberId());
            case MemberLeft left -> leaving(left, EntryKind.MEMBER_LEFT, left.memberId());
            case RolesChanged roles ->
                new ConversationChange(
                        roles,
                        EntryKind.ROLES_CHANGED,
                        Map.of("members", roles.members()),
                        roles.members(),
                        List.of(),
                        List.of());
            case ConversationRenamed renamed ->
                new ConversationChange(
                        renamed,
                        EntryKind.CONVERSATION_RENAMED,
                        Map.of("title", renamed.title()),
                        List.of(),
                        List.of(),
                        List.of());
        };
    }

    /** Whoever joins a conversation that exists has nothing unread in it yet. */
    boolean joinsLate() {
        return event instanceof MembersAdded;
    }

    private static ConversationChange joining(
            ConversationEvent event, String kind, Map<String, Object> content, List<Member> members) {
        return new ConversationChange(event, kind, content, members, ids(members), List.of());
    }

    private static ConversationChange leaving(ConversationEvent event, String kind, UUID member) {
        return new ConversationChange(event, kind, Map.of("memberId", member), List.of(), List.of(), List.of(member));
    }

    private static Map<String, Object> creation(ConversationCreated created) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("conversationKind", created.kind());
        if (created.title() != null) {
            content.put("title", created.title());
        }
        content.put("memberIds", ids(created.members()));
        return content;
    }

    private static List<UUID> ids(List<Member> members) {
        return members.stream().map(Member::userId).toList();
    }
}
