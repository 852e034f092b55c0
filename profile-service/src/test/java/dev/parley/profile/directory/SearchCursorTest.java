package dev.parley.profile.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCursorTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "ada king", "🧮 田中", "%_\\"})
    void comesBackAsItWas(String term) {
        var cursor = new SearchCursor(term, UUID.randomUUID());
        assertThat(SearchCursor.parse(cursor.toString())).contains(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA", "ada"})
    void anythingElseIsNone(String text) {
        assertThat(SearchCursor.parse(text)).isEmpty();
    }

    @Test
    void textThatTheDatabaseCouldNotHoldIsNone() {
        byte[] bytes = new byte[17];
        assertThat(parse(bytes)).isEmpty();
        bytes[16] = (byte) 0xFF;
        assertThat(parse(bytes)).isEmpty();
    }

    private static java.util.Optional<SearchCursor> parse(byte[] bytes) {
        return SearchCursor.parse(Base64.getUrlEncoder().encodeToString(bytes));
    }
}
