package dev.parley.messaging.entry;

import dev.parley.messaging.membership.MembershipRejected;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The messages of one call and what has become of each so far. A message without an outcome is still to be stored. */
class AppendBatch {
    record Row(UUID log, UUID senderId, UUID clientMessageId, MessageText text) {}

    record Stranger(UUID log, UUID userId) {}

    private final @Nullable Row[] rows;
    private final @Nullable Appended[] outcomes;

    AppendBatch(List<NewMessage> messages) {
        rows = new Row[messages.size()];
        outcomes = new Appended[messages.size()];
        for (int i = 0; i < rows.length; i++) {
            try {
                rows[i] = row(messages.get(i));
            } catch (EntryRejected reason) {
                outcomes[i] = new Appended.Refused(reason);
            }
        }
    }

    List<Row> open() {
        return openPlaces().mapToObj(i -> rows[i]).map(Objects::requireNonNull).toList();
    }

    /** Takes the outcomes of {@link #open()}, in that order. */
    void settle(List<Appended> results) {
        var places = openPlaces().iterator();
        results.forEach(result -> outcomes[places.nextInt()] = result);
    }

    List<Stranger> strangers() {
        return strangerPlaces().mapToObj(this::stranger).distinct().toList();
    }

    /** Those messages are to be tried again. */
    void admit(Stranger stranger) {
        conclude(stranger, null);
    }

    void refuse(Stranger stranger, RuntimeException reason) {
        conclude(stranger, new Appended.Refused(reason));
    }

    List<Appended> outcomes() {
        strangers().forEach(stranger -> refuse(stranger, new MembershipRejected.ConversationNotFound()));
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    private void conclude(Stranger stranger, @Nullable Appended outcome) {
        strangerPlaces().filter(i -> stranger(i).equals(stranger)).forEach(i -> outcomes[i] = outcome);
    }

    private IntStream openPlaces() {
        return IntStream.range(0, rows.length).filter(i -> outcomes[i] == null);
    }

    private IntStream strangerPlaces() {
        return IntStream.range(0, rows.length).filter(i -> outcomes[i] instanceof Appended.NotAMember);
    }

    private Stranger stranger(int place) {
        Row row = Objects.requireNonNull(rows[place]);
        return new Stranger(row.log(), row.senderId());
    }

    private static Row row(NewMessage message) {
        return new Row(
                present("conversationId", message.conversationId()),
                message.senderId(),
                present("clientMessageId", message.clientMessageId()),
                MessageText.of(message.text()));
    }

    private static UUID present(String field, @Nullable UUID value) {
        if (value == null) {
            throw new EntryRejected.FieldMissing(field);
        }
        return value;
    }
}
