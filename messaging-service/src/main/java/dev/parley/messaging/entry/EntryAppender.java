package dev.parley.messaging.entry;

import dev.parley.messaging.membership.ConversationMembers;
import dev.parley.messaging.membership.MembershipRejected;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appends messages to logs. Each message of a batch is stored or refused for itself; a sender whom the read model does
 * not know as a member is asked for once at the conversation's owner.
 */
@Service
class EntryAppender {
    private static final int QUESTIONS_AT_ONCE = 16;

    private final PostgresEntries entries;
    private final ConversationMembers members;
    private final EntryMetrics metrics;

    EntryAppender(PostgresEntries entries, ConversationMembers members, EntryMetrics metrics) {
        this.entries = entries;
        this.members = members;
        this.metrics = metrics;
    }

    /** One outcome per message, in their order. */
    Mono<List<Appended>> append(List<NewMessage> messages) {
        return Mono.defer(() -> {
            var batch = new AppendBatch(messages);
            return store(batch)
                    .then(Mono.defer(() -> askForStrangers(batch)))
                    .then(Mono.fromCallable(batch::outcomes))
                    .doOnNext(metrics::count);
        });
    }

    private Mono<Void> store(AppendBatch batch) {
        var rows = batch.open();
        return rows.isEmpty()
                ? Mono.empty()
                : entries.append(rows).doOnNext(batch::settle).then();
    }

    private Mono<Void> askForStrangers(AppendBatch batch) {
        return Flux.fromIterable(batch.strangers())
                .flatMap(stranger -> ask(batch, stranger), QUESTIONS_AT_ONCE)
                .then(Mono.defer(() -> store(batch)));
    }

    private Mono<Void> ask(AppendBatch batch, AppendBatch.Stranger stranger) {
        return members.learn(stranger.log(), stranger.userId())
                .doOnSuccess(learned -> batch.admit(stranger))
                .onErrorResume(
                        MembershipRejected.class, reason -> Mono.fromRunnable(() -> batch.refuse(stranger, reason)));
    }
}
