package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.UUID;

/** A group has a new title. */
public record ConversationRenamed(UUID conversationId, long version, UUID causedBy, Instant occurredAt, String title)
        implements ConversationEvent {
    public static final String TYPE = "conversation.renamed.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
