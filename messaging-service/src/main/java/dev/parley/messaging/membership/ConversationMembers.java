package dev.parley.messaging.membership;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Who is in which conversation. Answers come from the read model that events keep; on a miss, which is what a
 * conversation has right after its creation, the owner is asked once and the answer is kept.
 */
@Service
public class ConversationMembers {
    private final HttpConversations owner;
    private final PostgresMembers members;
    private final RecentRefusals refusals;

    ConversationMembers(HttpConversations owner, PostgresMembers members, Clock clock) {
        this.owner = owner;
        this.members = members;
        this.refusals = new RecentRefusals(clock);
    }

    /** Runs a query that is empty for those who are not members, a second time after asking the owner if need be. */
    public <T> Mono<T> asMember(UUID log, UUID userId, Mono<T> query) {
        return query.switchIfEmpty(Mono.defer(() -> learn(log, userId).then(query)))
                .switchIfEmpty(Mono.error(MembershipRejected.ConversationNotFound::new));
    }

    /** Completes when the user turned out to be a member, and fails with {@link MembershipRejected} otherwise. */
    public Mono<Void> learn(UUID log, UUID userId) {
        if (refusals.contains(log, userId)) {
            return Mono.error(new MembershipRejected.ConversationNotFound());
        }
        return owner.membership(log)
                .onErrorResume(outage -> withoutOwner(log, outage))
                .delayUntil(members::store)
                .filter(snapshot -> snapshot.has(userId))
                .switchIfEmpty(Mono.defer(() -> refuse(log, userId)))
                .then();
    }

    private Mono<MembershipSnapshot> refuse(UUID log, UUID userId) {
        refusals.add(log, userId);
        return Mono.error(new MembershipRejected.ConversationNotFound());
    }

    /** While the owner is down, what the read model says of a conversation that it knows is good enough. */
    private Mono<MembershipSnapshot> withoutOwner(UUID log, Throwable outage) {
        return members.knows(log)
                .flatMap(known -> known ? Mono.empty() : Mono.error(new MembershipRejected.OwnerUnreachable(outage)));
    }
}
