package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The new roles of those whose role changed; a hand-over of ownership changes two. */
public record RolesChanged(UUID conversationId, long version, UUID causedBy, Instant occurredAt, List<Member> members)
        implements ConversationEvent {
    public static final String TYPE = "conversation.roles-changed.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
