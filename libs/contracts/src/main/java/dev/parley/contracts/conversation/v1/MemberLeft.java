package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.UUID;

/** A member left of their own accord. */
public record MemberLeft(UUID conversationId, long version, UUID causedBy, Instant occurredAt, UUID memberId)
        implements ConversationEvent {
    public static final String TYPE = "conversation.member-left.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
