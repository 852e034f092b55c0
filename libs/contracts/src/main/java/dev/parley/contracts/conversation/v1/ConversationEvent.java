package dev.parley.contracts.conversation.v1;

import dev.parley.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** A change of a conversation. {@link #version()} rises by one with each, so that readers can apply them in any order. */
public sealed interface ConversationEvent extends Event
        permits ConversationCreated, ConversationRenamed, MemberLeft, MemberRemoved, MembersAdded, RolesChanged {
    UUID conversationId();

    long version();

    /** The user who caused the change. */
    UUID causedBy();

    Instant occurredAt();

    @Override
    default UUID subject() {
        return conversationId();
    }
}
