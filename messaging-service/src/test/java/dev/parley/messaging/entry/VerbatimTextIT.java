package dev.parley.messaging.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.messaging.Chat;
import dev.parley.messaging.MessagingTest;
import dev.parley.test.TestEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Texts come back byte for byte: in the history, in a sync, and in the event. */
@MessagingTest
class VerbatimTextIT {
    private final UUID alice = UUID.randomUUID();

    @Autowired
    private Chat chat;

    @Autowired
    private TestEvents events;

    static List<String> texts() {
        return List.of(
                " \t leading and trailing \r\n\n ",
                "nul \u0000 bell \u0007 escape \u001b delete \u007f next line \u0085 separators \u2028 \u2029",
                "\ufeffbyte order mark, \ufffe and \uffff, \ufdd0, \udbff\udfff",
                "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇨🇭 1️⃣ e\u0301 \u00e9 ﬁ Å Å",
                "שלום עולם \u202eright to left\u202c مرحبا بالعالم \u200f\u2067x\u2069",
                "Grüße · Привет · Γειά · 你好 · こんにちは · 안녕하세요 · नमस्ते · สวัสดี · გამარჯობა · Բարև · ሰላም · ᚠᛇᚻ",
                "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎",
                "'; drop table entries; -- $1 $2 :name ? ?? {} %s %n ${jndi:ldap://x} #{7*7}",
                "{\"text\":\"x\"}, \\u0041 \\ \\\\ \" ' ` / </script><img src=x onerror=alert(1)> \\ud800",
                "{a,NULL,\"b\"} \\N NULL undefined null true 1e400 -0 0x1 ١٢٣ ٤",
                "𝒜𝓁𝓁 𝕤𝕠𝕣𝕥𝕤 𐍈 𠜎 𠜱 ｗｉｄｅ \u00ad soft \u200b zero width \u2060",
                "a".repeat(8_000),
                "😀".repeat(8_000),
                "\u0001".repeat(8_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackByteForByte(String text) {
        UUID group = chat.group(alice);
        assertThat(chat.send(alice, group, text).status()).isEqualTo(201);
        assertSame(
                text,
                chat.get(alice, "/v1/conversations/" + group + "/entries?limit=1")
                        .at("/entries/0/content/text")
                        .asString());
        assertSame(
                text,
                Chat.log(chat.sync(alice, java.util.Map.of(group, 1)), group)
                        .at("/entries/0/content/text")
                        .asString());
        assertSame(text, eventOf(group).content().at("/text").asString());
    }

    private AppendedEntry eventOf(UUID group) {
        return events.awaitEvent(
                        EntriesAppended.TYPE,
                        EntriesAppended.class,
                        event -> event.entries().getFirst().log().equals(group)
                                && event.entries().getFirst().seq() == 2)
                .entries()
                .getFirst();
    }

    private static void assertSame(String expected, String actual) {
        assertThat(actual.getBytes(StandardCharsets.UTF_8)).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
    }
}
