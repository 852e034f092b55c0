package dev.parley.conversation.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member may do. A group has one owner, as long as it has members; a direct conversation has members only. */
public enum MemberRole {
    OWNER,
    ADMIN,
    MEMBER;

    boolean mayRename() {
        return this != MEMBER;
    }

    boolean mayAdd() {
        return this != MEMBER;
    }

    boolean mayRemove(MemberRole other) {
        return switch (this) {
            case OWNER -> true;
            case ADMIN -> other == MEMBER;
            case MEMBER -> false;
        };
    }

    /** As it is called in JSON, in events and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MemberRole of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
