package dev.parley.profile.profile;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where profiles are stored. */
interface ProfileRepository {
    Mono<Profile> find(UUID userId);

    /** Those that exist, in any order. */
    Flux<Profile> findAll(Collection<UUID> userIds);
}
