package dev.parley.profile.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Profile")
public record ProfileResponse(
        @Schema(example = "0199c0de-0000-7000-8000-000000000001")
        UUID userId,

        @Schema(example = "ada") String username,

        @Schema(example = "Ada Lovelace", description = "1 to 64 characters")
        String displayName,

        @Schema(example = "Poetical science.", description = "At most 500 characters") @Nullable
        String bio,

        @Schema(example = "en-GB", description = "BCP 47 language tag") @Nullable
        String locale,

        @Schema(example = "Europe/London", description = "IANA time zone") @Nullable
        String timeZone,

        Instant updatedAt) {
    public static ProfileResponse of(Profile profile) {
        return new ProfileResponse(
                profile.userId(),
                profile.username(),
                profile.displayName(),
                profile.bio(),
                profile.locale(),
                profile.timeZone(),
                profile.updatedAt());
    }
}
