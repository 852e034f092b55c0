package dev.parley.messaging.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry at its place in a log. The content is the JSON text as it was stored, passed on without a look into it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        UUID log,
        long seq,
        String kind,
        UUID senderId,
        Instant createdAt,
        @Nullable UUID clientMessageId,
        @JsonRawValue @Schema(type = "object") String content) {}
