package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.Member;
import java.util.List;
import java.util.UUID;

/** All members of a conversation at one of its versions. */
record MembershipSnapshot(UUID conversationId, long version, List<Member> members) {
    boolean has(UUID userId) {
        return members.stream().anyMatch(member -> member.userId().equals(userId));
    }
}
