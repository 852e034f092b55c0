package dev.parley.conversation.member;

import dev.parley.conversation.conversation.ConversationChanges;
import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.conversation.conversation.PostgresConversations;
import dev.parley.conversation.user.KnownUsers;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Changes who is in a group and in which role, as far as the caller may. */
@Service
class MemberChanges {
    private final ConversationChanges changes;
    private final PostgresConversations conversations;
    private final PostgresMembers members;
    private final KnownUsers users;

    MemberChanges(
            ConversationChanges changes,
            PostgresConversations conversations,
            PostgresMembers members,
            KnownUsers users) {
        this.changes = changes;
        this.conversations = conversations;
        this.members = members;
        this.users = users;
    }

    /** Who is not in the conversation learns nothing about the users. */
    Mono<ConversationView> add(UUID caller, UUID id, Set<UUID> joining) {
        return view(caller, id)
                .flatMap(view -> users.require(joining))
                .then(changes.change(id, (conversation, at) -> conversation.add(caller, joining, at)))
                .then(view(caller, id));
    }

    Mono<Void> remove(UUID caller, UUID id, UUID member) {
        return changes.change(id, (conversation, at) -> conversation.remove(caller, member, at));
    }

    Mono<Void> leave(UUID caller, UUID id) {
        return changes.change(id, (conversation, at) -> conversation.leave(caller, at));
    }

    Mono<MemberView> giveRole(UUID caller, UUID id, UUID member, MemberRole role) {
        return changes.change(id, (conversation, at) -> conversation.giveRole(caller, member, role, at))
                .then(members.member(id, member))
                .switchIfEmpty(Mono.error(ConversationNotFound::new));
    }

    Mono<ConversationView> handOver(UUID caller, UUID id, UUID member) {
        return changes.change(id, (conversation, at) -> conversation.handOver(caller, member, at))
                .then(view(caller, id));
    }

    private Mono<ConversationView> view(UUID caller, UUID id) {
        return conversations.seenBy(caller, id).switchIfEmpty(Mono.error(ConversationNotFound::new));
    }
}
