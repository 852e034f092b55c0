package dev.parley.profile.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.profile.profile.Users;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class DirectoryIT {
    @Autowired
    private WebTestClient http;

    @Autowired
    private TestEvents events;

    /** Sets the names of one test apart from those of the others. */
    private final String mark =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private final UUID caller = UUID.randomUUID();

    private Users users;

    record Item(String displayName) {}

    record Page(List<Item> items, @Nullable String nextCursor) {
        List<String> names() {
            return items.stream().map(Item::displayName).toList();
        }
    }

    @BeforeEach
    void users() {
        users = new Users(http, events);
    }

    @Test
    void findsByTheBeginningOfTheNameOfAnyWordAndOfTheUsername() {
        String name = "Q" + mark + " Élodie d'W" + mark;
        users.register("u" + mark, name);
        for (String query : List.of(
                "q" + mark, "Q" + mark + " elo", "ELODIE D'w" + mark, "w" + mark, "u" + mark, " élodie   D'W" + mark)) {
            assertThat(search(query).names()).as(query).containsExactly(name);
        }
        assertThat(search("lodie d'w" + mark).names()).isEmpty();
        assertThat(search(mark).names()).isEmpty();
    }

    @Test
    void findsUnderTheNewNameAndNoLongerUnderTheOld() {
        UUID user = users.register("user", "Old" + mark + " Kept" + mark);
        users.as(user)
                .patch()
                .uri("/v1/profiles/me")
                .bodyValue(Map.of("displayName", "New" + mark + " Kept" + mark))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(search("old" + mark).names()).isEmpty();
        assertThat(search("new" + mark).names()).hasSize(1);
        assertThat(search("kept" + mark).names()).hasSize(1);
    }

    @Test
    void pagesWithoutGapsAndWithoutTellingAnybodyTwice() {
        for (int n = 0; n < 7; n++) {
            users.register(mark + n, mark + " " + mark + n + " " + mark);
        }
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Page page = search(mark, cursor, 3);
            assertThat(page.items()).hasSizeBetween(1, 3);
            names.addAll(page.names());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(names).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%%", "\u0301"})
    void charactersOfPatternsAreOrdinary(String query) {
        users.register("plain" + mark, "Plain" + mark);
        assertThat(search(query).names()).isEmpty();
        users.register("other" + mark, "%_\\" + mark);
        assertThat(search("%_\\" + mark).names()).containsExactly("%_\\" + mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=", "q= ", "", "q=a&limit=0", "q=a&limit=101", "q=a&limit=x", "q=a&cursor=AAAA", "q=a&cursor=*"
            })
    void refusesWhatIsNoSearch(String query) {
        users.as(caller)
                .get()
                .uri("/v1/profiles/search?" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://parley.dev/problems/invalid-request");
    }

    private Page search(String query) {
        return search(query, null, 50);
    }

    private Page search(String query, @Nullable String cursor, int limit) {
        Page page = users.as(caller)
                .get()
                .uri("/v1/profiles/search?q={q}&limit={limit}&cursor={cursor}", query, limit, cursor)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Page.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(page);
    }
}
