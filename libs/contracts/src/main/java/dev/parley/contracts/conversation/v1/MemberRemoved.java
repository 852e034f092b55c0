package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.UUID;

/** A member was removed by somebody else. */
public record MemberRemoved(UUID conversationId, long version, UUID causedBy, Instant occurredAt, UUID memberId)
        implements ConversationEvent {
    public static final String TYPE = "conversation.member-removed.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
