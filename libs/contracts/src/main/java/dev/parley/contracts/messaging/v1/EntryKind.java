package dev.parley.contracts.messaging.v1;

/** The kinds of entries that exist so far. */
public final class EntryKind {
    public static final String MESSAGE = "message";
    public static final String CONVERSATION_CREATED = "conversation-created";
    public static final String MEMBERS_ADDED = "members-added";
    public static final String MEMBER_REMOVED = "member-removed";
    public static final String MEMBER_LEFT = "member-left";
    public static final String ROLES_CHANGED = "roles-changed";
    public static final String CONVERSATION_RENAMED = "conversation-renamed";
    public static final String CONVERSATION_JOINED = "conversation-joined";
    public static final String CONVERSATION_LEFT = "conversation-left";

    private EntryKind() {}
}
