package dev.parley.messaging.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\n", "\u0000", "\ufeff", "\uffff", "a\u0301", "😀", "\u202e", "'; drop table entries; --"})
    void takesAnyUnicodeAndChangesNothing(String text) {
        assertThat(MessageText.of(text).value()).isEqualTo(text);
    }

    @Test
    void refusesTheMissingAndTheEmpty() {
        assertThatThrownBy(() -> MessageText.of(null)).isInstanceOf(EntryRejected.FieldMissing.class);
        assertThatThrownBy(() -> MessageText.of("")).isInstanceOf(EntryRejected.TextEmpty.class);
    }

    @Test
    void refusesHalfASurrogatePair() {
        for (String text : List.of("\ud800", "a\ud83d", "\ude00b", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
            assertThatThrownBy(() -> MessageText.of(text)).isInstanceOf(EntryRejected.TextNotUnicode.class);
        }
    }

    @Test
    void countsCharactersAsCodePoints() {
        assertThat(MessageText.of("a".repeat(8_000)).value()).hasSize(8_000);
        assertThat(MessageText.of("😀".repeat(8_000)).value()).hasSize(16_000);
        for (String text : List.of("a".repeat(8_001), "😀".repeat(8_001), "a".repeat(1_000_000))) {
            assertThatThrownBy(() -> MessageText.of(text)).isInstanceOf(EntryRejected.TextTooLarge.class);
        }
    }

    /** Four bytes are the most that a character has: within 8,000 of them nothing is over 32 KiB. */
    @Test
    void theLimitOfCharactersKeepsThatOfBytes() {
        assertThat(MessageText.MOST_CODE_POINTS * 4).isLessThanOrEqualTo(MessageText.MOST_BYTES);
    }
}
