package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Members joined, each with the role given to them. */
public record MembersAdded(UUID conversationId, long version, UUID causedBy, Instant occurredAt, List<Member> members)
        implements ConversationEvent {
    public static final String TYPE = "conversation.members-added.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
