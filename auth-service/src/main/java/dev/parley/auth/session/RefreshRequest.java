package dev.parley.auth.session;

import org.jspecify.annotations.Nullable;

/** The refresh token, unless the cookie carries it. */
record RefreshRequest(
        @Nullable String refreshToken, @Nullable TokenDelivery tokenDelivery) {
    static final RefreshRequest EMPTY = new RefreshRequest(null, null);
}
