package dev.parley.conversation.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTitleTest {
    @Test
    void dropsTheSpaceAroundIt() {
        assertThat(ConversationTitle.of("  Analytical Engine\t").text()).isEqualTo("Analytical Engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ω", "مرحبا", "会議室", "👩‍👩‍👧 family", "नमस्ते", "<script>", "a'; drop table members"})
    void takesAnyScriptAsItIs(String text) {
        assertThat(ConversationTitle.of(text).text()).isEqualTo(text);
    }

    @Test
    void countsCharactersAndNotTheirPieces() {
        assertThat(ConversationTitle.of("🦜".repeat(100)).text()).hasSize(200);
        assertThatThrownBy(() -> ConversationTitle.of("🦜".repeat(101))).isInstanceOf(FieldRejected.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "two\nlines", "nul\0", "half \ud83e", "\u2028x\u2028y"})
    void refusesWhatIsNoLineOfText(String text) {
        assertThatThrownBy(() -> ConversationTitle.of(text)).isInstanceOf(FieldRejected.class);
    }
}
