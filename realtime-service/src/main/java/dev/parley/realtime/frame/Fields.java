package dev.parley.realtime.frame;

import dev.parley.defaults.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes typed fields from a frame's {@code d}, and notes each that is missing or of a wrong type. */
final class Fields {
    private static final int UUID_LENGTH = 36;
    private static final int MOST_POSITIONS = 5_000;
    private static final int MOST_USERS = 200;
    private static final UUID NONE = new UUID(0, 0);

    private final JsonNode d;
    private List<FieldError> errors = List.of();

    Fields(JsonNode d) {
        this.d = d;
    }

    List<FieldError> errors() {
        return errors;
    }

    String string(String name) {
        JsonNode value = d.path(name);
        return value.isString() ? value.stringValue() : wrong(name, "must be a string", "");
    }

    boolean bool(String name) {
        JsonNode value = d.path(name);
        return value.isBoolean() ? value.booleanValue() : wrong(name, "must be true or false", false);
    }

    UUID uuid(String name) {
        UUID value = uuidOf(d.path(name));
        return value == null ? wrong(name, "must be a UUID", NONE) : value;
    }

    @Nullable
    Long optionalSeq(String name) {
        JsonNode value = d.path(name);
        return value.isMissingNode() || value.isNull() ? null : seq(name, value);
    }

    Map<UUID, Long> positions(String name) {
        JsonNode value = d.path(name);
        if (!value.isObject() || value.size() > MOST_POSITIONS) {
            return wrong(name, "must be an object of at most " + MOST_POSITIONS + " positions", Map.of());
        }
        Map<UUID, Long> positions = HashMap.newHashMap(value.size());
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            UUID log = uuidOf(entry.getKey());
            if (log == null) {
                return wrong(name, "must have UUIDs as keys", Map.of());
            }
            positions.put(log, seq(name, entry.getValue()));
        }
        return positions;
    }

    List<UUID> uuids(String name) {
        JsonNode value = d.path(name);
        if (!value.isArray() || value.size() > MOST_USERS) {
            return wrong(name, "must be an array of at most " + MOST_USERS + " UUIDs", List.of());
        }
        List<UUID> ids = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            UUID id = uuidOf(element);
            if (id == null) {
                return wrong(name, "must hold UUIDs", List.of());
            }
            ids.add(id);
        }
        return ids;
    }

    private long seq(String name, JsonNode value) {
        boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        return fits ? value.longValue() : wrong(name, "must be an integer from 0 on", 0L);
    }

    private static @Nullable UUID uuidOf(JsonNode value) {
        return value.isString() ? uuidOf(value.stringValue()) : null;
    }

    private static @Nullable UUID uuidOf(String text) {
        try {
            return text.length() == UUID_LENGTH ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private <T> T wrong(String field, String message, T placeholder) {
        if (errors.isEmpty()) {
            errors = new ArrayList<>(2);
        }
        errors.add(new FieldError(field, message));
        return placeholder;
    }
}
