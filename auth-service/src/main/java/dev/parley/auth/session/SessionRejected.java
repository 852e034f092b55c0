package dev.parley.auth.session;

/** A refresh token that opens nothing. */
abstract sealed class SessionRejected extends RuntimeException {
    private SessionRejected(String message) {
        super(message, null, false, false);
    }

    static final class InvalidRefreshToken extends SessionRejected {
        InvalidRefreshToken() {
            super("unknown, expired or revoked");
        }
    }

    static final class RefreshTokenReused extends SessionRejected {
        RefreshTokenReused() {
            super("replaced before");
        }
    }
}
