package dev.parley.conversation.conversation;

import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.defaults.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/conversations")
@Tag(name = "conversations")
class ConversationController {
    private final PostgresConversations conversations;
    private final ConversationRenamer renamer;

    ConversationController(PostgresConversations conversations, ConversationRenamer renamer) {
        this.conversations = conversations;
        this.renamer = renamer;
    }

    record RenameRequest(@Nullable String title) {}

    @GetMapping
    @Operation(summary = "My conversations, most recent activity first")
    Mono<Page<ConversationView>> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return conversations.pageOf(caller.userId(), ConversationCursor.parse(cursor), limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of my conversations; the entity tag is its version")
    Mono<ResponseEntity<ConversationView>> get(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return conversations
                .seenBy(caller.userId(), id)
                .switchIfEmpty(Mono.error(ConversationNotFound::new))
                .map(ConversationController::tagged);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Renames a group (owner, admin)")
    Mono<ResponseEntity<ConversationView>> rename(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable List<String> ifMatch,
            @RequestBody RenameRequest request) {
        var expected = VersionTag.allowedBy(ifMatch == null ? List.of() : ifMatch);
        return renamer.rename(caller.userId(), id, ConversationTitle.of(request.title()), expected)
                .map(ConversationController::tagged);
    }

    private static ResponseEntity<ConversationView> tagged(ConversationView conversation) {
        return ResponseEntity.ok().eTag(VersionTag.of(conversation.version())).body(conversation);
    }
}
