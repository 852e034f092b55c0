package dev.parley.realtime.session;

import java.time.Instant;
import java.util.UUID;

/** Who a session belongs to, and until when their token vouches for it. */
public record Identity(UUID userId, UUID signInId, Instant expiresAt) {}
