package dev.parley.contracts.auth.v1;

import dev.parley.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** A session of a user ended before its time; its sockets must close. */
public record SessionRevoked(UUID sessionId, UUID userId, Instant revokedAt) implements Event {
    public static final String TYPE = "auth.session-revoked.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID subject() {
        return userId;
    }
}
