package dev.parley.conversation.user;

import dev.parley.conversation.conversation.ConversationRejected.UsersNotFound;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Says whether users exist: from what their registration told, and by one question to the directory about those of whom
 * nothing was told yet.
 */
@Service
public class KnownUsers {
    private final PostgresUsers users;
    private final UserDirectory directory;

    KnownUsers(PostgresUsers users, UserDirectory directory) {
        this.users = users;
        this.directory = directory;
    }

    /** Rejected when one of them does not exist. */
    public Mono<Void> require(Set<UUID> asked) {
        return users.untoldAmong(asked)
                .filter(untold -> !untold.isEmpty())
                .flatMap(this::askAbout)
                .filter(unknown -> !unknown.isEmpty())
                .flatMap(unknown -> Mono.error(new UsersNotFound(unknown)));
    }

    private Mono<Set<UUID>> askAbout(Set<UUID> untold) {
        return directory
                .existing(untold)
                .flatMap(existing -> users.remember(existing).thenReturn(without(untold, existing)));
    }

    private static Set<UUID> without(Set<UUID> all, Set<UUID> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
