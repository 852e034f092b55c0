package dev.parley.conversation.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Two people who found each other, or a group with a title and roles. */
public enum ConversationKind {
    DIRECT,
    GROUP;

    /** As it is called in JSON, in events and in the database. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConversationKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
