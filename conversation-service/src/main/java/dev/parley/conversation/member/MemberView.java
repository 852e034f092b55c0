package dev.parley.conversation.member;

import dev.parley.conversation.conversation.MemberRole;
import java.time.Instant;
import java.util.UUID;

/** A member, as the other members see them. */
record MemberView(UUID userId, MemberRole role, Instant joinedAt) {}
