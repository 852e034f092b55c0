package dev.parley.conversation.conversation;

import java.util.Set;
import java.util.UUID;

/** Why something that was asked of a conversation is not done. */
public abstract sealed class ConversationRejected extends RuntimeException {
    private ConversationRejected(String reason) {
        super(reason, null, false, false);
    }

    /** Also told to who is not in it, as if it did not exist. */
    public static final class ConversationNotFound extends ConversationRejected {
        public ConversationNotFound() {
            super("No conversation of yours has this id.");
        }
    }

    public static final class MemberNotFound extends ConversationRejected {
        MemberNotFound(UUID userId) {
            super("%s is not a member of this conversation.".formatted(userId));
        }
    }

    public static final class UsersNotFound extends ConversationRejected {
        public UsersNotFound(Set<UUID> unknown) {
            super("No such user: %s."
                    .formatted(String.join(
                            ", ", unknown.stream().map(UUID::toString).sorted().toList())));
        }
    }

    public static final class NotAllowed extends ConversationRejected {
        NotAllowed(String reason) {
            super(reason);
        }
    }

    public static final class OwnerMustHandOver extends ConversationRejected {
        OwnerMustHandOver() {
            super("The owner hands the group over before leaving it.");
        }
    }

    public static final class VersionConflict extends ConversationRejected {
        VersionConflict(long version) {
            super("The conversation is at version %d by now.".formatted(version));
        }
    }

    public static final class TooManyMembers extends ConversationRejected {
        TooManyMembers() {
            super("A group has at most %,d members.".formatted(Conversation.MOST_MEMBERS));
        }
    }

    public static final class TooManyConversations extends ConversationRejected {
        TooManyConversations(UUID userId) {
            super("%s is in %,d conversations, and cannot be in more."
                    .formatted(userId, Conversation.MOST_CONVERSATIONS));
        }
    }

    public static final class IdempotencyKeyReused extends ConversationRejected {
        public IdempotencyKeyReused() {
            super("The key was used for a group with another title or other members.");
        }
    }

    /** A field of the request that is against a rule. */
    public static final class FieldRejected extends ConversationRejected {
        private final String field;

        public FieldRejected(String field, String reason) {
            super(reason);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
