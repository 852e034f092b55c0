package dev.parley.defaults.security;

import java.util.UUID;

/** The user who calls, and the session they signed in with: the principal of every request with a user's token. */
public record Caller(UUID userId, UUID sessionId) {}
