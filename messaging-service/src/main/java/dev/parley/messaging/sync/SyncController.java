package dev.parley.messaging.sync;

import dev.parley.defaults.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SyncController {
    private static final int MOST_POSITIONS = 5_000;

    private final PostgresSync logs;

    SyncController(PostgresSync logs) {
        this.logs = logs;
    }

    record SyncRequest(@NotNull @Size(max = MOST_POSITIONS) Map<UUID, @NotNull @PositiveOrZero Long> positions) {}

    record UserSyncRequest(
            @NotNull UUID userId,
            @NotNull @Size(max = MOST_POSITIONS) Map<UUID, @NotNull @PositiveOrZero Long> positions) {}

    record SyncResponse(List<LogState> logs) {}

    /** All logs of the caller, each with what is missing after the position stated for it. */
    @PostMapping("/v1/sync")
    Mono<SyncResponse> sync(@AuthenticationPrincipal Caller caller, @RequestBody @Valid SyncRequest request) {
        return sync(caller.userId(), request.positions());
    }

    @PostMapping("/internal/v1/sync")
    Mono<SyncResponse> syncForServices(@RequestBody @Valid UserSyncRequest request) {
        return sync(request.userId(), request.positions());
    }

    private Mono<SyncResponse> sync(UUID user, Map<UUID, Long> positions) {
        return logs.read(user, positions).collectList().map(SyncResponse::new);
    }
}
