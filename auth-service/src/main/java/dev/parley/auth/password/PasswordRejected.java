package dev.parley.auth.password;

import java.util.List;

/** Why a password was not taken, or not looked at. */
public abstract sealed class PasswordRejected extends RuntimeException {
    private PasswordRejected(String message) {
        super(message, null, false, false);
    }

    /** Too easy to guess; {@code advice} are keys of nbvcxz's feedback. */
    static final class WeakPassword extends PasswordRejected {
        private final List<String> advice;

        WeakPassword(List<String> advice) {
            super("weak password");
            this.advice = List.copyOf(advice);
        }

        List<String> advice() {
            return advice;
        }
    }

    /** More passwords arrive than can be hashed. */
    static final class HashingOverloaded extends PasswordRejected {
        HashingOverloaded() {
            super("too many passwords to hash");
        }
    }
}
