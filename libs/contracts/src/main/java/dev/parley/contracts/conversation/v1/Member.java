package dev.parley.contracts.conversation.v1;

import java.util.UUID;

/** A member and their role: {@code owner}, {@code admin} or {@code member}. */
public record Member(UUID userId, String role) {}
