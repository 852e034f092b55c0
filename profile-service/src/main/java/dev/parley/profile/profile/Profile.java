package dev.parley.profile.profile;

import dev.parley.contracts.profile.v1.ProfileChanged;
import dev.parley.profile.name.SearchTerms;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a user is to others. The version rises by one with each change. */
public record Profile(
        UUID userId,
        String username,
        String displayName,
        @Nullable String bio,
        @Nullable String locale,
        @Nullable String timeZone,
        long version,
        Instant updatedAt) {
    static Profile registered(UUID userId, String username, String displayName, Instant at) {
        return new Profile(userId, username, displayName, null, null, null, 1, at);
    }

    Set<String> searchTerms() {
        return SearchTerms.of(username, displayName);
    }

    ProfileChanged asEvent() {
        return new ProfileChanged(userId, username, displayName, updatedAt);
    }
}
