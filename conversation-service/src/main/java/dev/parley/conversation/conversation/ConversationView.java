package dev.parley.conversation.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its members sees it.
 *
 * @param title of a group; a direct conversation has none
 * @param role the role of who asks
 * @param version rises by one with each change of title, members or roles
 * @param memberIds at most ten of the members; both in a direct conversation
 */
public record ConversationView(
        UUID id,
        ConversationKind kind,
        @Nullable String title,
        UUID createdBy,
        Instant createdAt,
        Instant lastActivityAt,
        int memberCount,
        MemberRole role,
        long version,
        List<UUID> memberIds) {}
