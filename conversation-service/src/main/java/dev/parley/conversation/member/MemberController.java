package dev.parley.conversation.member;

import dev.parley.conversation.conversation.ConversationRejected.ConversationNotFound;
import dev.parley.conversation.conversation.ConversationView;
import dev.parley.conversation.conversation.MemberRole;
import dev.parley.conversation.conversation.Page;
import dev.parley.conversation.conversation.VersionTag;
import dev.parley.defaults.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/conversations/{id}")
@Tag(name = "members")
class MemberController {
    private final MemberChanges changes;
    private final PostgresMembers members;

    MemberController(MemberChanges changes, PostgresMembers members) {
        this.changes = changes;
        this.members = members;
    }

    record AddRequest(@NotEmpty @Size(max = 100) Set<@NotNull UUID> userIds) {}

    record RoleRequest(@NotNull MemberRole role) {}

    record OwnerRequest(@NotNull UUID userId) {}

    @GetMapping("/members")
    @Operation(summary = "Who is in it, in the order of their ids")
    Mono<Page<MemberView>> list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return members.member(id, caller.userId())
                .switchIfEmpty(Mono.error(ConversationNotFound::new))
                .then(members.pageOf(id, cursor, limit));
    }

    @PostMapping("/members")
    @Operation(summary = "Adds members (owner, admin); who is in it already stays as they are")
    Mono<ResponseEntity<ConversationView>> add(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody @Valid AddRequest request) {
        return changes.add(caller.userId(), id, request.userIds()).map(MemberController::tagged);
    }

    @DeleteMapping("/members/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leaves; an owner of others hands over first")
    Mono<Void> leave(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return changes.leave(caller.userId(), id);
    }

    @DeleteMapping("/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a member (owner; an admin only members)")
    Mono<Void> remove(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, @PathVariable UUID userId) {
        return changes.remove(caller.userId(), id, userId);
    }

    @PatchMapping("/members/{userId}")
    @Operation(summary = "Gives or takes the role of an admin (owner)")
    Mono<MemberView> giveRole(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID userId,
            @RequestBody @Valid RoleRequest request) {
        return changes.giveRole(caller.userId(), id, userId, request.role());
    }

    @PutMapping("/owner")
    @Operation(summary = "Hands the group over (owner); the former owner stays as an admin")
    Mono<ResponseEntity<ConversationView>> handOver(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody @Valid OwnerRequest request) {
        return changes.handOver(caller.userId(), id, request.userId()).map(MemberController::tagged);
    }

    private static ResponseEntity<ConversationView> tagged(ConversationView conversation) {
        return ResponseEntity.ok().eTag(VersionTag.of(conversation.version())).body(conversation);
    }
}
