package dev.parley.profile.profile;

import dev.parley.defaults.problem.Problem.FieldError;
import java.util.List;

/** Why a profile could not be read or changed. */
abstract sealed class ProfileRejected extends RuntimeException {
    private ProfileRejected(String message) {
        super(message, null, false, false);
    }

    static final class UserNotFound extends ProfileRejected {
        UserNotFound() {
            super("no such user");
        }
    }

    /** The caller knows an older version than the stored one. */
    static final class VersionConflict extends ProfileRejected {
        VersionConflict() {
            super("version conflict");
        }
    }

    static final class ChangeNotValid extends ProfileRejected {
        private final transient List<FieldError> errors;

        ChangeNotValid(List<FieldError> errors) {
            super("not valid: " + errors);
            this.errors = List.copyOf(errors);
        }

        List<FieldError> errors() {
            return errors;
        }
    }
}
