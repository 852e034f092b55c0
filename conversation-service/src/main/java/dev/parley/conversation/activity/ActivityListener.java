package dev.parley.conversation.activity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the order of everybody's list of conversations: each entry is activity. Reads {@code
 * messaging.entries-appended.v1}, as many events at once as have gathered, and of each entry only what it needs. Personal
 * logs are no conversation's id, and so advance nothing.
 */
@Component
class ActivityListener implements Consumer<Message<List<byte[]>>> {
    private final PostgresLastActivity activity;
    private final ObjectReader json;

    ActivityListener(PostgresLastActivity activity, JsonMapper json) {
        this.activity = activity;
        this.json = json.readerFor(Appended.class);
    }

    private record Appended(List<Entry> entries) {
        record Entry(UUID log, Instant createdAt) {}
    }

    /** What can be read counts also when something between it cannot: only then the batch goes to the dead letters. */
    @Override
    public void accept(Message<List<byte[]>> events) {
        Map<UUID, Instant> latest = new HashMap<>();
        JacksonException unreadable = null;
        for (byte[] event : events.getPayload()) {
            try {
                collect(json.readValue(event), latest);
            } catch (JacksonException e) {
                unreadable = e;
            }
        }
        if (!latest.isEmpty()) {
            activity.advance(latest).block();
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private static void collect(Appended event, Map<UUID, Instant> latest) {
        for (Appended.Entry entry : event.entries()) {
            latest.merge(entry.log(), entry.createdAt(), BinaryOperator.maxBy(Instant::compareTo));
        }
    }
}
