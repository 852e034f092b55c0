package dev.parley.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OutboxRow(
        long id,
        UUID eventId,
        String type,
        UUID subject,
        byte[] payload,
        @Nullable String traceparent,
        Instant at) {}
