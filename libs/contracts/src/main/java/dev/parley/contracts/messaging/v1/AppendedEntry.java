package dev.parley.contracts.messaging.v1;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry at its place in a log. {@code kind} is open (see {@link EntryKind}): readers ignore kinds that they do not
 * know. {@code clientMessageId} is there for messages alone.
 */
public record AppendedEntry(
        UUID log,
        long seq,
        String kind,
        UUID senderId,
        Instant createdAt,
        @Nullable UUID clientMessageId,
        JsonNode content) {}
