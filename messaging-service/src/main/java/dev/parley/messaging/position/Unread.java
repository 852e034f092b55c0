package dev.parley.messaging.position;

import java.util.List;
import java.util.UUID;

/** How many messages wait for the caller, in all and in each conversation that has any. */
record Unread(long total, List<InConversation> conversations) {
    record InConversation(UUID conversationId, long unread) {}

    static Unread of(List<InConversation> conversations) {
        return new Unread(
                conversations.stream().mapToLong(InConversation::unread).sum(), conversations);
    }
}
