package dev.parley.messaging.position;

import dev.parley.defaults.problem.ProblemException;
import dev.parley.messaging.membership.ConversationMembers;
import dev.parley.messaging.membership.MembershipRejected;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Moves positions forward, never back and never beyond the head, in any number of logs at once. */
@Service
class PositionAdvancer {
    private static final int QUESTIONS_AT_ONCE = 16;

    /** What somebody wishes, as it came in. */
    record Wish(
            UUID userId,
            @Nullable UUID log,
            @Nullable Long delivered,
            @Nullable Long read) {}

    /** The position after the merge, or why there is none. */
    sealed interface Outcome {
        record Merged(Position position) implements Outcome {}

        record Refused(RuntimeException reason) implements Outcome {}
    }

    private sealed interface Step {
        record Valid(Advance advance) implements Step {}

        record Invalid(ProblemException reason) implements Step {}
    }

    private final PostgresPositions positions;
    private final ConversationMembers members;

    PositionAdvancer(PostgresPositions positions, ConversationMembers members) {
        this.positions = positions;
        this.members = members;
    }

    Mono<Position> advance(Advance advance) {
        return members.asMember(advance.log(), advance.userId(), advanceOne(advance));
    }

    /** One outcome per wish, in their order. */
    Mono<List<Outcome>> advanceAll(List<Wish> wishes) {
        List<Step> steps = wishes.stream().map(PositionAdvancer::step).toList();
        List<Advance> valid = steps.stream()
                .filter(Step.Valid.class::isInstance)
                .map(step -> ((Step.Valid) step).advance())
                .toList();
        return positions.advance(valid).flatMap(merged -> {
            var results = merged.iterator();
            return Flux.fromIterable(steps)
                    .map(step -> switch (step) {
                        case Step.Valid(Advance advance) -> outcome(advance, results.next());
                        case Step.Invalid(ProblemException reason) -> Mono.<Outcome>just(new Outcome.Refused(reason));
                    })
                    .flatMapSequential(outcome -> outcome, QUESTIONS_AT_ONCE)
                    .collectList();
        });
    }

    private Mono<Outcome> outcome(Advance advance, Optional<Position> merged) {
        return merged.<Mono<Outcome>>map(position -> Mono.just(new Outcome.Merged(position)))
                .orElseGet(() -> askAndRetry(advance));
    }

    /** For a member of whom the read model does not know yet. */
    private Mono<Outcome> askAndRetry(Advance advance) {
        return members.learn(advance.log(), advance.userId())
                .then(advanceOne(advance))
                .<Outcome>map(Outcome.Merged::new)
                .defaultIfEmpty(new Outcome.Refused(new MembershipRejected.ConversationNotFound()))
                .onErrorResume(MembershipRejected.class, reason -> Mono.just(new Outcome.Refused(reason)));
    }

    private Mono<Position> advanceOne(Advance advance) {
        return positions.advance(List.of(advance)).flatMap(merged -> Mono.justOrEmpty(merged.getFirst()));
    }

    private static Step step(Wish wish) {
        try {
            return new Step.Valid(Advance.of(wish.userId(), wish.log(), wish.delivered(), wish.read()));
        } catch (ProblemException reason) {
            return new Step.Invalid(reason);
        }
    }
}
