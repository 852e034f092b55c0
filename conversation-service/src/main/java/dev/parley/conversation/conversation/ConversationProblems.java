package dev.parley.conversation.conversation;

import static dev.parley.contracts.problem.ProblemType.*;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.stereotype.Component;

@Component
class ConversationProblems implements Problems<ConversationRejected> {
    @Override
    public Class<ConversationRejected> handles() {
        return ConversationRejected.class;
    }

    @Override
    public Problem problem(ConversationRejected rejection) {
        return switch (rejection) {
            case ConversationRejected.ConversationNotFound e -> problem(CONVERSATION_NOT_FOUND, e);
            case ConversationRejected.MemberNotFound e -> problem(MEMBER_NOT_FOUND, e);
            case ConversationRejected.UsersNotFound e -> problem(USER_NOT_FOUND, e);
            case ConversationRejected.NotAllowed e -> problem(FORBIDDEN, e);
            case ConversationRejected.OwnerMustHandOver e -> problem(OWNER_MUST_HAND_OVER, e);
            case ConversationRejected.VersionConflict e -> problem(VERSION_CONFLICT, e);
            case ConversationRejected.TooManyMembers e -> problem(TOO_MANY_MEMBERS, e);
            case ConversationRejected.TooManyConversations e -> problem(TOO_MANY_CONVERSATIONS, e);
            case ConversationRejected.IdempotencyKeyReused e -> problem(IDEMPOTENCY_KEY_REUSED, e);
            case ConversationRejected.FieldRejected e -> Problem.invalid(e.field(), String.valueOf(e.getMessage()));
        };
    }

    private static Problem problem(ProblemType type, ConversationRejected rejection) {
        return Problem.of(type, rejection.getMessage());
    }
}
