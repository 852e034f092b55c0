package dev.parley.profile.profile;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import dev.parley.profile.profile.ProfileRejected.ChangeNotValid;
import dev.parley.profile.profile.ProfileRejected.UserNotFound;
import dev.parley.profile.profile.ProfileRejected.VersionConflict;
import org.springframework.stereotype.Component;

@Component
class ProfileProblems implements Problems<ProfileRejected> {
    @Override
    public Class<ProfileRejected> handles() {
        return ProfileRejected.class;
    }

    @Override
    public Problem problem(ProfileRejected rejection) {
        return switch (rejection) {
            case UserNotFound e -> Problem.of(ProblemType.USER_NOT_FOUND, "There is no profile of this user.");
            case VersionConflict e ->
                Problem.of(ProblemType.VERSION_CONFLICT, "The profile has changed since. Read it again.");
            case ChangeNotValid e
            when e.errors().isEmpty() -> Problem.of(ProblemType.INVALID_REQUEST, "The body must be a JSON object.");
            case ChangeNotValid e -> Problem.invalid(e.errors());
        };
    }
}
