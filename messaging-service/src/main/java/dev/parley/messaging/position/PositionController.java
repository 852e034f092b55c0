package dev.parley.messaging.position;

import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.defaults.security.Caller;
import dev.parley.messaging.batch.BatchItem;
import dev.parley.messaging.batch.BatchProblem;
import dev.parley.messaging.membership.ConversationMembers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class PositionController {
    private static final int MOST_ADVANCES = 200;

    private final PositionAdvancer advancer;
    private final PostgresPositions positions;
    private final ConversationMembers members;
    private final ProblemTranslator problems;

    PositionController(
            PositionAdvancer advancer,
            PostgresPositions positions,
            ConversationMembers members,
            ProblemTranslator problems) {
        this.advancer = advancer;
        this.positions = positions;
        this.members = members;
        this.problems = problems;
    }

    record PositionRequest(
            @Nullable Long delivered, @Nullable Long read) {}

    record AdvancesRequest(
            @NotNull @Size(max = MOST_ADVANCES) List<@NotNull @Valid MemberAdvance> advances) {}

    record MemberAdvance(
            @NotNull UUID userId,
            @Nullable UUID conversationId,
            @Nullable Long delivered,
            @Nullable Long read) {}

    record Results(List<BatchItem<Position>> results) {}

    record Positions(List<MemberPosition> items) {}

    @PutMapping("/v1/conversations/{id}/position")
    Mono<Position> advance(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody PositionRequest request) {
        return advancer.advance(Advance.of(caller.userId(), id, request.delivered(), request.read()));
    }

    /** Where each member is: who has got a message, and who has read it. */
    @GetMapping("/v1/conversations/{id}/positions")
    Mono<Positions> positions(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return members.asMember(id, caller.userId(), positions.ofMembers(id, caller.userId()))
                .map(Positions::new);
    }

    @GetMapping("/v1/unread")
    Mono<Unread> unread(@AuthenticationPrincipal Caller caller) {
        return positions.unread(caller.userId());
    }

    @PostMapping("/internal/v1/positions")
    Mono<Results> advanceAll(@RequestBody @Valid AdvancesRequest request) {
        return advancer.advanceAll(request.advances().stream()
                        .map(item -> new PositionAdvancer.Wish(
                                item.userId(), item.conversationId(), item.delivered(), item.read()))
                        .toList())
                .map(outcomes -> new Results(outcomes.stream().map(this::item).toList()));
    }

    private BatchItem<Position> item(PositionAdvancer.Outcome outcome) {
        return switch (outcome) {
            case PositionAdvancer.Outcome.Merged merged -> BatchItem.ok(merged.position());
            case PositionAdvancer.Outcome.Refused refused ->
                BatchItem.err(BatchProblem.of(problems.problem(refused.reason())));
        };
    }
}
