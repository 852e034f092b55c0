package dev.parley.messaging.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@MessagingTest
class HistoryIT {
    private final UUID alice = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "''            , 1-10, -, -",
                "limit=3       , 8-10, 8, -",
                "before=8&limit=3, 5-7, 5, 7",
                "before=3&limit=3, 1-2, -, 2",
                "before=999&limit=3, 8-10, 8, -",
                "before=1      , -   , -, -",
                "after=0&limit=3, 1-3, -, 3",
                "after=8&limit=3, 9-10, 9, -",
                "after=10      , -   , -, -",
                "after=999     , -   , -, -",
                "before=9223372036854775807&limit=3, 8-10, 8, -",
                "after=9223372036854775807, -, -, -"
            })
    void pagesInBothDirections(
            String query, @Nullable String range, @Nullable Long nextBefore, @Nullable Long nextAfter) {
        UUID group = chat.group(alice);
        for (int i = 0; i < 9; i++) {
            chat.send(alice, group, "message " + i);
        }
        var page = chat.get(alice, "/v1/conversations/" + group + "/entries?" + query);
        assertThat(page.at("/head").asLong()).isEqualTo(10);
        assertThat(seqs(page)).isEqualTo(range(range));
        assertThat(number(page.at("/nextBefore"))).isEqualTo(nextBefore);
        assertThat(number(page.at("/nextAfter"))).isEqualTo(nextAfter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=many",
                "before=0",
                "before=-5",
                "after=-1",
                "after=x",
                "before=3&after=1",
                "after=99999999999999999999"
            })
    void refusesPagesOutOfRange(String query) {
        var answer = chat.get(alice, "/v1/conversations/" + chat.group(alice) + "/entries?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void showsTheFieldsOfTheContract() {
        UUID group = chat.group(alice);
        UUID id = UUID.randomUUID();
        chat.send(alice, group, id, "hello");
        var entries = chat.get(alice, "/v1/conversations/" + group + "/entries").at("/entries");
        assertThat(entries.at("/0").propertyNames())
                .containsExactlyInAnyOrder("log", "seq", "kind", "senderId", "createdAt", "content");
        assertThat(entries.at("/1/clientMessageId").asString()).isEqualTo(id.toString());
        assertThat(entries.at("/1/log").asString()).isEqualTo(group.toString());
        assertThat(entries.at("/1/senderId").asString()).isEqualTo(alice.toString());
        assertThat(entries.at("/1/content/text").asString()).isEqualTo("hello");
    }

    @Test
    void hidesLogsFromOthers() {
        UUID stranger = UUID.randomUUID();
        UUID group = chat.group(alice);
        for (UUID log : List.of(group, alice, UUID.randomUUID())) {
            var answer = chat.get(stranger, "/v1/conversations/" + log + "/entries");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("conversation-not-found");
        }
        assertThat(chat.get(stranger, "/v1/conversations/" + stranger + "/entries")
                        .at("/head")
                        .asLong())
                .isZero();
    }

    @Test
    void showsAnyLogToServices() {
        UUID group = chat.group(alice);
        String path = "/internal/v1/logs/" + group + "/entries?after=0&limit=10";
        assertThat(seqs(chat.asService(HttpMethod.GET, path, null))).containsExactly(1L);
        assertThat(chat.get(alice, path).status()).isEqualTo(403);
    }

    private static List<Long> seqs(Chat.Answer page) {
        List<Long> seqs = new ArrayList<>();
        page.at("/entries").forEach(entry -> seqs.add(entry.at("/seq").asLong()));
        return seqs;
    }

    private static List<Long> range(@Nullable String range) {
        if (range == null) {
            return List.of();
        }
        String[] ends = range.split("-");
        return java.util.stream.LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]))
                .boxed()
                .toList();
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }
}
