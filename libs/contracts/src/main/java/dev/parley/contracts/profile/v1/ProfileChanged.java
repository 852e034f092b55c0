package dev.parley.contracts.profile.v1;

import dev.parley.contracts.Event;
import java.time.Instant;
import java.util.UUID;

/** A public field of a profile changed. */
public record ProfileChanged(UUID userId, String username, String displayName, Instant changedAt) implements Event {
    public static final String TYPE = "profile.profile-changed.v1";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public UUID subject() {
        return userId;
    }
}
