package dev.parley.conversation.activity;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the order of everybody's list of conversations: each entry is activity, except in personal logs. */
@Component
class ActivityListener implements Consumer<EntriesAppended> {
    private final PostgresLastActivity activity;

    ActivityListener(PostgresLastActivity activity) {
        this.activity = activity;
    }

    @Override
    public void accept(EntriesAppended event) {
        activity.advance(latestByLog(event)).block();
    }

    /** Personal logs stay in: they are no conversation's id, and so advance nothing. */
    private static Map<UUID, Instant> latestByLog(EntriesAppended event) {
        return event.entries().stream()
                .collect(Collectors.toMap(
                        AppendedEntry::log,
                        AppendedEntry::createdAt,
                        BinaryOperator.maxBy(Instant::compareTo),
                        TreeMap::new));
    }
}
