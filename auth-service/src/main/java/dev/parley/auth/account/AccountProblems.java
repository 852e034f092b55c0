package dev.parley.auth.account;

import dev.parley.auth.account.AccountRejected.EmailTaken;
import dev.parley.auth.account.AccountRejected.InvalidCredentials;
import dev.parley.auth.account.AccountRejected.UsernameTaken;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.stereotype.Component;

@Component
class AccountProblems implements Problems<AccountRejected> {
    @Override
    public Class<AccountRejected> handles() {
        return AccountRejected.class;
    }

    @Override
    public Problem problem(AccountRejected rejection) {
        return switch (rejection) {
            case UsernameTaken taken -> Problem.of(ProblemType.USERNAME_TAKEN, "Choose another username.");
            case EmailTaken taken ->
                Problem.of(ProblemType.EMAIL_TAKEN, "There is an account with this email address. Sign in.");
            case InvalidCredentials invalid ->
                Problem.of(ProblemType.INVALID_CREDENTIALS, "No account has this login and password.");
        };
    }
}
