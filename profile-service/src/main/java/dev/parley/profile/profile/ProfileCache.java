package dev.parley.profile.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Profiles near at hand, for all nodes. It keeps the highest version it is given, so that a slow reader cannot bring
 * back what a change has replaced. It fails fast: readers do without.
 */
interface ProfileCache {
    /** Those that it has, in one round trip. */
    Mono<Map<UUID, Profile>> getAll(Collection<UUID> userIds);

    Mono<Void> putAll(List<Profile> profiles);
}
