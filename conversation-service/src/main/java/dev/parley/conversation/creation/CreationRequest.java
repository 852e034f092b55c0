package dev.parley.conversation.creation;

import dev.parley.conversation.conversation.ConversationKind;
import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import dev.parley.conversation.conversation.ConversationTitle;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a conversation.
 *
 * @param title of a group, 1 to 100 characters; a direct conversation has none
 * @param memberIds the others: one in a direct conversation, up to 999 in a group
 */
record CreationRequest(
        @NotNull ConversationKind kind,
        @Nullable String title,
        @NotNull List<@NotNull UUID> memberIds) {
    UUID other() {
        if (title != null) {
            throw new FieldRejected("title", "is for groups");
        }
        if (memberIds.size() != 1) {
            throw new FieldRejected("memberIds", "names one other user");
        }
        return memberIds.getFirst();
    }

    ConversationTitle groupTitle() {
        return ConversationTitle.of(title);
    }

    /** Who names themselves is not meant: they are in it anyway. */
    Set<UUID> othersThan(UUID caller) {
        Set<UUID> others = new LinkedHashSet<>(memberIds);
        others.remove(caller);
        return others;
    }
}
