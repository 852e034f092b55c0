package dev.parley.conversation.conversation;

import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of conversations by last activity, opaque on the wire. */
record ConversationCursor(Instant lastActivityAt, UUID id) {
    private static final int BYTES = Long.BYTES * 3;
    /** Before everything. */
    private static final ConversationCursor START =
            new ConversationCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    static ConversationCursor after(ConversationView conversation) {
        return new ConversationCursor(conversation.lastActivityAt(), conversation.id());
    }

    static ConversationCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                Instant at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                if (at.isBefore(START.lastActivityAt) && at.isAfter(Instant.EPOCH)) {
                    return new ConversationCursor(at, new UUID(buffer.getLong(), buffer.getLong()));
                }
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below, as any other text that is not a cursor.
        }
        throw new FieldRejected("cursor", "is not one that this list gave");
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, lastActivityAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
