package dev.parley.auth.session;

import dev.parley.auth.token.AccessToken;
import java.time.Duration;
import java.util.UUID;

/**
 * What a client gets that signed in or refreshed.
 *
 * @param refreshWithin how long the refresh token is good if nobody uses it
 */
public record OpenSession(
        UUID userId, String username, AccessToken accessToken, String refreshToken, Duration refreshWithin) {}
