package dev.parley.messaging.entry;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import org.springframework.stereotype.Component;

@Component
class EntryProblems implements Problems<EntryRejected> {
    @Override
    public Class<EntryRejected> handles() {
        return EntryRejected.class;
    }

    @Override
    public Problem problem(EntryRejected rejection) {
        return switch (rejection) {
            case EntryRejected.FieldMissing missing -> Problem.invalid(missing.field(), "is missing");
            case EntryRejected.TextEmpty empty -> Problem.invalid("text", "must not be empty");
            case EntryRejected.TextNotUnicode broken -> Problem.invalid("text", "has half a surrogate pair");
            case EntryRejected.TextTooLarge large ->
                Problem.of(ProblemType.MESSAGE_TOO_LARGE, "A text has at most 8,000 characters and 32 KiB of UTF-8.");
        };
    }
}
