package dev.parley.contracts.auth.v1;

import dev.parley.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** An account exists from now on. */
public record UserRegistered(UUID userId, String username, String displayName, Instant registeredAt) implements Event {
    public static final String TYPE = "auth.user-registered.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID subject() {
        return userId;
    }
}
