package dev.parley.messaging.history;

import dev.parley.defaults.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class HistoryController {
    private final HistoryReader reader;

    HistoryController(HistoryReader reader) {
        this.reader = reader;
    }

    /** Entries before a seq, after one, or the newest; {@code id} may be the caller's own, for their personal log. */
    @GetMapping("/v1/conversations/{id}/entries")
    Mono<HistoryPage> entries(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reader.readAs(caller.userId(), id, PageRange.of(before, after, limit));
    }

    @GetMapping("/internal/v1/logs/{log}/entries")
    Mono<HistoryPage> entriesForServices(
            @PathVariable UUID log,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reader.read(log, PageRange.of(before, after, limit));
    }
}
