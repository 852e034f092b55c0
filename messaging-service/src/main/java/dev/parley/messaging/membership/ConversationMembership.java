package dev.parley.messaging.membership;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** The question to the owner of conversations. */
interface ConversationMembership {
    /** Empty when there is no such conversation; an error when the owner does not answer. */
    Mono<MembershipSnapshot> of(UUID conversation);
}
