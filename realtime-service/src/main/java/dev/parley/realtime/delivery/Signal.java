package dev.parley.realtime.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntryKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What travels on the topic of a log: a line of text that says what a node must know, then the frame as it goes to the
 * clients, which no node has to parse.
 */
public sealed interface Signal {
    /** What an entry changes in who follows which log. */
    enum Change {
        NONE,
        /** {@code subject} is a user who follows this log no more. */
        MEMBER_GONE,
        /** {@code subject} is a conversation that the owner of this personal log now follows. */
        JOINED,
        /** {@code subject} is a conversation that the owner of this personal log follows no more. */
        LEFT
    }

    byte[] frame();

    record Entry(long seq, Change change, @Nullable UUID subject, byte[] frame) implements Signal {
        public static Entry of(AppendedEntry entry, byte[] frame) {
            return switch (entry.kind()) {
                case EntryKind.MEMBER_REMOVED, EntryKind.MEMBER_LEFT ->
                    of(entry, Change.MEMBER_GONE, "memberId", frame);
                case EntryKind.CONVERSATION_JOINED -> of(entry, Change.JOINED, "conversationId", frame);
                case EntryKind.CONVERSATION_LEFT -> of(entry, Change.LEFT, "conversationId", frame);
                default -> new Entry(entry.seq(), Change.NONE, null, frame);
            };
        }

        private static Entry of(AppendedEntry entry, Change change, String field, byte[] frame) {
            JsonNode subject = entry.content().path(field);
            return subject.isString()
                    ? new Entry(entry.seq(), change, UUID.fromString(subject.stringValue()), frame)
                    : new Entry(entry.seq(), Change.NONE, null, frame);
        }
    }

    /** A member's positions moved. */
    record Position(byte[] frame) implements Signal {}

    /** A member types, or stopped to; told to everybody else. */
    record Typing(UUID userId, byte[] frame) implements Signal {}

    /** A sign-in of the owner of this personal log ended: its sockets close. */
    record Revoked(UUID signInId) implements Signal {
        @Override
        public byte[] frame() {
            return new byte[0];
        }
    }

    static byte[] encode(Signal signal) {
        String head = switch (signal) {
            case Entry e -> "entry " + e.seq() + " " + e.change().name().toLowerCase(Locale.ROOT) + " " + e.subject();
            case Position p -> "position";
            case Typing t -> "typing " + t.userId();
            case Revoked r -> "revoked " + r.signInId();
        };
        byte[] line = head.getBytes(US_ASCII);
        byte[] frame = signal.frame();
        byte[] message = Arrays.copyOf(line, line.length + 1 + frame.length);
        message[line.length] = '\n';
        System.arraycopy(frame, 0, message, line.length + 1, frame.length);
        return message;
    }

    static Signal decode(byte[] message) {
        int end = 0;
        while (message[end] != '\n') {
            end++;
        }
        String[] head = new String(message, 0, end, US_ASCII).split(" ", -1);
        byte[] frame = Arrays.copyOfRange(message, end + 1, message.length);
        return switch (head[0]) {
            case "entry" -> {
                Change change = Change.valueOf(head[2].toUpperCase(Locale.ROOT));
                UUID subject = change == Change.NONE ? null : UUID.fromString(head[3]);
                yield new Entry(Long.parseLong(head[1]), change, subject, frame);
            }
            case "position" -> new Position(frame);
            case "typing" -> new Typing(UUID.fromString(head[1]), frame);
            case "revoked" -> new Revoked(UUID.fromString(head[1]));
            default -> throw new IllegalArgumentException("unknown signal " + head[0]);
        };
    }
}
