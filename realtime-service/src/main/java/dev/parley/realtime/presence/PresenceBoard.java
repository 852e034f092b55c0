package dev.parley.realtime.presence;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Who is connected to any node. A node that dies is forgotten after a while. */
public interface PresenceBoard {
    /** These users have sessions on this node; to be repeated before it is forgotten. */
    CompletionStage<?> here(Collection<UUID> users);

    /** The user has no session on this node any more. True when there is none on any other either. */
    CompletionStage<Boolean> gone(UUID user);

    /** Those of them who are connected. */
    CompletionStage<Set<UUID>> online(Collection<UUID> users);
}
