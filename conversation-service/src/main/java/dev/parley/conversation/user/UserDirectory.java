package dev.parley.conversation.user;

import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Knows all users that there are. */
public interface UserDirectory {
    /** Which of them exist. An error when the directory does not answer. */
    Mono<Set<UUID>> existing(Set<UUID> users);
}
