package dev.parley.messaging.entry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that somebody wants to append, as it came in: any part may be missing or wrong. */
record NewMessage(
        UUID senderId,
        @Nullable UUID conversationId,
        @Nullable UUID clientMessageId,
        @Nullable String text) {}
