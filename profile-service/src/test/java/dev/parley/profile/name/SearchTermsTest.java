package dev.parley.profile.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {
    @Test
    void areTheUsernameAndTheNameFromEachWordOn() {
        assertThat(SearchTerms.of("ada.l", "Ada King-Noel, Lovelace"))
                .containsExactly(
                        "ada.l", "ada king-noel, lovelace", "king-noel, lovelace", "noel, lovelace", "lovelace");
    }

    @Test
    void nameThatStartsWithASignIsFoundWithAndWithoutIt() {
        assertThat(SearchTerms.of("x", "🧮 Ada")).containsExactly("x", "🧮 ada", "ada");
    }

    @ParameterizedTest
    @CsvSource({
        "ÉLODIE, elodie",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "Łukasz, lukasz",
        "Søren, soren",
        "İstanbul, istanbul",
        "ﬁn, fin",
        "Ａｄａ, ada",
        "' a  b ', 'A\u00A0B'",
        "Ünal, U\u0308NAL",
    })
    void compareWithoutCaseAccentsAndForms(String one, String other) {
        assertThat(SearchTerms.fold(one)).isEqualTo(SearchTerms.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"Анна, анн", "محمد, مح", "हिन्दी, हिन्", "田中さん, 田中", "ทดสอบ, ทด", "한국, 한", "יוסף, יוס", "Ελένη, ελε"})
    void beginningOfANameInAnyScriptFindsIt(String name, String typed) {
        assertThat(SearchTerms.fold(name)).startsWith(SearchTerms.fold(typed));
    }

    @Test
    void fitIntoARowOfAnIndexWhateverTheLettersBecome() {
        String longest = "\uFDFA".repeat(64);
        assertThat(SearchTerms.of("x", longest))
                .allSatisfy(term ->
                        assertThat(term.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512));
        assertThat(SearchTerms.fold("🧮".repeat(200)).codePointCount(0, 256)).isEqualTo(128);
    }

    @Test
    void thereIsNoneOfNothing() {
        assertThat(SearchTerms.fold(" \u0301 ")).isEmpty();
        assertThat(SearchTerms.of("x", "\u0301")).containsExactly("x");
    }
}
