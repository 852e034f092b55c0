package dev.parley.profile.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    private static final String LONGEST = "🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮"
            + "🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮🧮";

    @ParameterizedTest
    @ValueSource(strings = {"A", " Ada Lovelace\u2003", "محمد", "👩‍👩‍👧", "می\u200Cخواهم", LONGEST})
    void isKeptWithoutTheSpaceAroundIt(String name) {
        assertThat(DisplayName.of(name)).contains(name.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \u2003 ",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "\u202Eabc",
                "a\u2066b",
                "a\u2028b",
                "\uD83E",
                LONGEST + "x"
            })
    void isRefusedWhenItIsEmptyTooLongOrNotOneVisibleLine(String name) {
        assertThat(DisplayName.of(name)).isEmpty();
    }
}
