package dev.parley.conversation.creation;

import java.time.Instant;
import java.util.UUID;

/** What a user once used a key for. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record IdempotencyKey(UUID userId, UUID key, byte[] requestHash, UUID conversationId, Instant usedAt) {}
