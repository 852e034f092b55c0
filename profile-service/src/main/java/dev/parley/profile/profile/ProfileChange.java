package dev.parley.profile.profile;

import dev.parley.defaults.problem.Problem.FieldError;
import dev.parley.profile.profile.ProfileRejected.ChangeNotValid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A merge patch (RFC 7396) of a profile: absent fields stay as they are, {@code null} clears, others replace. */
record ProfileChange(Map<ProfileField, Optional<String>> values) {
    static ProfileChange parse(JsonNode body) {
        if (!body.isObject()) {
            throw new ChangeNotValid(List.of());
        }
        Map<ProfileField, Optional<String>> values = new EnumMap<>(ProfileField.class);
        List<FieldError> errors = new ArrayList<>();
        for (ProfileField field : ProfileField.values()) {
            JsonNode value = body.get(field.json());
            if (value == null) {
                continue;
            }
            Optional<String> parsed = value.isString() ? field.parse(value.stringValue()) : Optional.empty();
            if (parsed.isEmpty() && !(value.isNull() && field.isClearable())) {
                errors.add(new FieldError(field.json(), field.rule()));
            }
            values.put(field, parsed.filter(text -> !text.isEmpty()));
        }
        if (!errors.isEmpty()) {
            throw new ChangeNotValid(errors);
        }
        return new ProfileChange(values);
    }

    /** The profile after the change: the same one, when it changes nothing. */
    Profile applyTo(Profile profile, Instant now) {
        var changed = with(profile, profile.version(), profile.updatedAt());
        return changed.equals(profile) ? profile : with(profile, profile.version() + 1, now);
    }

    private Profile with(Profile profile, long version, Instant updatedAt) {
        return new Profile(
                profile.userId(),
                profile.username(),
                values.getOrDefault(ProfileField.DISPLAY_NAME, Optional.empty()).orElse(profile.displayName()),
                value(ProfileField.BIO, profile.bio()),
                value(ProfileField.LOCALE, profile.locale()),
                value(ProfileField.TIME_ZONE, profile.timeZone()),
                version,
                updatedAt);
    }

    private @Nullable String value(ProfileField field, @Nullable String before) {
        Optional<String> value = values.get(field);
        return value == null ? before : value.orElse(null);
    }
}
