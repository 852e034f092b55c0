package dev.parley.conversation.creation;

import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.VersionTag;
import dev.parley.defaults.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "conversations")
class CreationController {
    private final DirectOpener directs;
    private final GroupCreator groups;

    CreationController(DirectOpener directs, GroupCreator groups) {
        this.directs = directs;
        this.groups = groups;
    }

    @PostMapping("/v1/conversations")
    @Operation(summary = "Opens the direct conversation with another user, or makes a group")
    @ApiResponse(responseCode = "201", description = "It is new")
    @ApiResponse(responseCode = "200", description = "It existed already, or the idempotency key was used before")
    Mono<ResponseEntity<ConversationView>> create(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID idempotencyKey,
            @RequestBody @Valid CreationRequest request) {
        return open(caller.userId(), request, idempotencyKey).map(CreationController::answer);
    }

    private Mono<Creation> open(UUID caller, CreationRequest request, @Nullable UUID key) {
        return switch (request.kind()) {
            case DIRECT -> directs.open(caller, request.other());
            case GROUP -> groups.create(caller, request.groupTitle(), request.othersThan(caller), key);
        };
    }

    private static ResponseEntity<ConversationView> answer(Creation creation) {
        ConversationView conversation = creation.conversation();
        var answer = creation.isNew()
                ? ResponseEntity.created(URI.create("/v1/conversations/" + conversation.id()))
                : ResponseEntity.ok();
        return answer.eTag(VersionTag.of(conversation.version())).body(conversation);
    }
}
