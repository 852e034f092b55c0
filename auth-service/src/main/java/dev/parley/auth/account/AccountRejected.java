package dev.parley.auth.account;

/** Why somebody gets no account, or is not let in. */
abstract sealed class AccountRejected extends RuntimeException {
    private AccountRejected(String message) {
        super(message, null, false, false);
    }

    static final class UsernameTaken extends AccountRejected {
        UsernameTaken() {
            super("username taken");
        }
    }

    static final class EmailTaken extends AccountRejected {
        EmailTaken() {
            super("email taken");
        }
    }

    /** The login is unknown or the password is wrong: which of them, nobody is told. */
    static final class InvalidCredentials extends AccountRejected {
        InvalidCredentials() {
            super("invalid credentials");
        }
    }
}
