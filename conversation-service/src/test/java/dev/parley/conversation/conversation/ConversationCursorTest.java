package dev.parley.conversation.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationCursorTest {
    @Test
    void isReadAsItWasGiven() {
        var cursor = new ConversationCursor(Instant.parse("2026-01-15T09:30:00.123456Z"), UUID.randomUUID());
        assertThat(ConversationCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void withoutOneTheListBeginsAtItsStart() {
        assertThat(ConversationCursor.parse(null).lastActivityAt()).isAfter(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "!", "AAAA", "________________________________", "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatItNeverGave(String text) {
        assertThatThrownBy(() -> ConversationCursor.parse(text)).isInstanceOf(FieldRejected.class);
    }

    @Test
    void pageTellsOfTheNextOneOnlyWhenThereIsOne() {
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2), null));
        assertThat(Page.of(List.of(1, 2, 3), 2, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2), "2"));
        assertThat(Page.of(List.<Integer>of(), 2, String::valueOf).nextCursor()).isNull();
    }
}
