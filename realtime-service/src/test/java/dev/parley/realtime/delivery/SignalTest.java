package dev.parley.realtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntryKind;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SignalTest {
    private static final byte[] FRAME =
            "{\"t\":\"entry\"}\nwith a line".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final UUID SUBJECT = UUID.randomUUID();

    static Stream<Signal> signals() {
        return Stream.of(
                new Signal.Entry(981, Signal.Change.NONE, null, FRAME),
                new Signal.Entry(1, Signal.Change.MEMBER_GONE, SUBJECT, FRAME),
                new Signal.Entry(Long.MAX_VALUE, Signal.Change.JOINED, SUBJECT, FRAME),
                new Signal.Position(FRAME),
                new Signal.Typing(SUBJECT, FRAME),
                new Signal.Revoked(SUBJECT));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void comesOutAsItWentIn(Signal signal) {
        assertThat(Signal.decode(Signal.encode(signal)))
                .usingRecursiveComparison()
                .isEqualTo(signal);
    }

    @Test
    void knowsWhichEntriesChangeWhoFollows() {
        assertThat(entry(EntryKind.MEMBER_REMOVED, "memberId").change()).isEqualTo(Signal.Change.MEMBER_GONE);
        assertThat(entry(EntryKind.MEMBER_LEFT, "memberId").subject()).isEqualTo(SUBJECT);
        assertThat(entry(EntryKind.CONVERSATION_JOINED, "conversationId").change())
                .isEqualTo(Signal.Change.JOINED);
        assertThat(entry(EntryKind.CONVERSATION_LEFT, "conversationId").change())
                .isEqualTo(Signal.Change.LEFT);
        assertThat(entry(EntryKind.MESSAGE, "text").change()).isEqualTo(Signal.Change.NONE);
        assertThat(entry("of-the-future", "x").change()).isEqualTo(Signal.Change.NONE);
    }

    private static Signal.Entry entry(String kind, String field) {
        var content = JsonMapper.builder().build().createObjectNode().put(field, SUBJECT.toString());
        return Signal.Entry.of(
                new AppendedEntry(UUID.randomUUID(), 1, kind, SUBJECT, Instant.EPOCH, null, content), FRAME);
    }
}
