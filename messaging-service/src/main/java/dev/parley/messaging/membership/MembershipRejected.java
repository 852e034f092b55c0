package dev.parley.messaging.membership;

/** Why somebody is not treated as a member. */
public abstract sealed class MembershipRejected extends RuntimeException {
    private MembershipRejected(String message) {
        super(message, null, false, false);
    }

    /** There is no such conversation, or they are not in it: nobody outside learns which. */
    public static final class ConversationNotFound extends MembershipRejected {
        public ConversationNotFound() {
            super("not a member");
        }
    }

    /** The read model does not know the conversation, and its owner did not answer. */
    public static final class OwnerUnreachable extends MembershipRejected {
        OwnerUnreachable(Throwable cause) {
            super("conversation-service did not answer: " + cause);
        }
    }
}
