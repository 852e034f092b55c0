package dev.parley.contracts.conversation.v1;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation exists, with its first members; {@code kind} is {@code direct} or {@code group}. */
public record ConversationCreated(
        UUID conversationId,
        long version,
        UUID causedBy,
        Instant occurredAt,
        String kind,
        @Nullable String title,
        List<Member> members)
        implements ConversationEvent {
    public static final String TYPE = "conversation.created.v1";

    @Override
    public String type() {
        return TYPE;
    }
}
