package dev.parley.messaging.position;

import java.util.UUID;

/** Where one of a conversation's members is. */
record MemberPosition(UUID userId, long delivered, long read) {}
