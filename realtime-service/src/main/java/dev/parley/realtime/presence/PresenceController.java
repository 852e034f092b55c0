package dev.parley.realtime.presence;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class PresenceController {
    private static final int MOST_USERS = 200;

    private final PresenceBoard board;

    PresenceController(PresenceBoard board) {
        this.board = board;
    }

    record PresenceResponse(Set<UUID> online) {}

    /** Who of these users is connected now. */
    @GetMapping("/v1/presence")
    Mono<PresenceResponse> online(@RequestParam @Size(max = MOST_USERS) List<UUID> userIds) {
        return Mono.fromCompletionStage(() -> board.online(userIds)).map(PresenceResponse::new);
    }
}
