package dev.parley.realtime.frame;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client may say: one record per operation, with the fields already of their types. */
public sealed interface Frame {
    long id();

    record Authenticate(long id, String token) implements Frame {}

    record RefreshToken(long id, String token) implements Frame {}

    record Resume(long id, Map<UUID, Long> positions) implements Frame {}

    record SendMessage(long id, UUID conversationId, UUID clientMessageId, String text) implements Frame {}

    record AdvancePosition(
            long id,
            UUID conversationId,
            @Nullable Long delivered,
            @Nullable Long read) implements Frame {}

    record Typing(long id, UUID conversationId, boolean typing) implements Frame {}

    record WatchPresence(long id, List<UUID> userIds) implements Frame {}

    record Ping(long id) implements Frame {}
}
