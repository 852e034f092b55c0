package dev.parley.messaging.history;

import dev.parley.messaging.membership.ConversationMembers;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Reads logs: a conversation's for its members, a personal one for its owner, any for the services of the fleet. */
@Service
class HistoryReader {
    private final PostgresHistory history;
    private final ConversationMembers members;

    HistoryReader(PostgresHistory history, ConversationMembers members) {
        this.history = history;
        this.members = members;
    }

    Mono<HistoryPage> readAs(UUID reader, UUID log, PageRange range) {
        var page = history.readAs(reader, log, range);
        return log.equals(reader) ? page.defaultIfEmpty(HistoryPage.EMPTY) : members.asMember(log, reader, page);
    }

    Mono<HistoryPage> read(UUID log, PageRange range) {
        return history.read(log, range).defaultIfEmpty(HistoryPage.EMPTY);
    }
}
