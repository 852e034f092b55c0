package dev.parley.messaging.membership;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class MembershipProblems implements Problems<MembershipRejected> {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Override
    public Class<MembershipRejected> handles() {
        return MembershipRejected.class;
    }

    @Override
    public Problem problem(MembershipRejected rejection) {
        return switch (rejection) {
            case MembershipRejected.ConversationNotFound stranger ->
                Problem.of(ProblemType.CONVERSATION_NOT_FOUND, "There is no such conversation of yours.");
            case MembershipRejected.OwnerUnreachable outage ->
                Problem.retryLater(
                        ProblemType.UNAVAILABLE, "The members of the conversation cannot be read now.", RETRY_AFTER);
        };
    }
}
