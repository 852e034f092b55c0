package dev.parley.messaging.entry;

import dev.parley.defaults.problem.ProblemTranslator;
import dev.parley.defaults.security.Caller;
import dev.parley.messaging.batch.BatchItem;
import dev.parley.messaging.batch.BatchProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class EntryController {
    private static final int MOST_MESSAGES = 100;
    private static final int MOST_APPENDS = 200;

    private final EntryAppender appender;
    private final ProblemTranslator problems;

    EntryController(EntryAppender appender, ProblemTranslator problems) {
        this.appender = appender;
        this.problems = problems;
    }

    record MessageRequest(
            @NotNull UUID clientMessageId, @NotNull String text) {}

    record BatchRequest(@NotNull @Size(max = MOST_MESSAGES) List<@NotNull Message> messages) {}

    record Message(
            @Nullable UUID conversationId,
            @Nullable UUID clientMessageId,
            @Nullable String text) {}

    record AppendsRequest(@NotNull @Size(max = MOST_APPENDS) List<@NotNull @Valid Append> appends) {}

    record Append(
            @NotNull UUID userId,
            @Nullable UUID conversationId,
            @Nullable UUID clientMessageId,
            @Nullable String text) {}

    record Receipt(long seq, Instant createdAt, boolean duplicate) {}

    record Results(List<BatchItem<Receipt>> results) {}

    /** 201 with the message's place in the log; 200 with the same when it was sent before. */
    @PostMapping("/v1/conversations/{id}/messages")
    Mono<ResponseEntity<Receipt>> send(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID id, @RequestBody @Valid MessageRequest request) {
        var message = new NewMessage(caller.userId(), id, request.clientMessageId(), request.text());
        return appender.append(List.of(message)).map(outcomes -> switch (outcomes.getFirst()) {
            case Appended.Stored stored ->
                ResponseEntity.status(stored.duplicate() ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(receipt(stored));
            case Appended.Refused refused -> throw refused.reason();
            case Appended.NotAMember stranger -> throw new IllegalStateException("not concluded");
        });
    }

    @PostMapping("/v1/messages/batch")
    Mono<Results> sendAll(@AuthenticationPrincipal Caller caller, @RequestBody @Valid BatchRequest request) {
        return append(
                request.messages(),
                message -> new NewMessage(
                        caller.userId(), message.conversationId(), message.clientMessageId(), message.text()));
    }

    @PostMapping("/internal/v1/appends")
    Mono<Results> append(@RequestBody @Valid AppendsRequest request) {
        return append(
                request.appends(),
                append -> new NewMessage(
                        append.userId(), append.conversationId(), append.clientMessageId(), append.text()));
    }

    private <T> Mono<Results> append(List<T> items, Function<T, NewMessage> message) {
        return appender.append(items.stream().map(message).toList())
                .map(outcomes -> new Results(outcomes.stream().map(this::item).toList()));
    }

    private BatchItem<Receipt> item(Appended outcome) {
        return switch (outcome) {
            case Appended.Stored stored -> BatchItem.ok(receipt(stored));
            case Appended.Refused refused -> BatchItem.err(BatchProblem.of(problems.problem(refused.reason())));
            case Appended.NotAMember stranger -> throw new IllegalStateException("not concluded");
        };
    }

    private static Receipt receipt(Appended.Stored stored) {
        return new Receipt(stored.seq(), stored.createdAt(), stored.duplicate());
    }
}
