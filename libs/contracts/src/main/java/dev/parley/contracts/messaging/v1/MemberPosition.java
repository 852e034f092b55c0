package dev.parley.contracts.messaging.v1;

import java.util.UUID;

/** How far a member has got in a log; {@code memberCount} lets readers decide whom to tell. */
public record MemberPosition(UUID log, UUID userId, long delivered, long read, int memberCount) {}
