package dev.parley.messaging.entry;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text that may be sent: any Unicode whatsoever, within the limits, and nothing of it changed. */
record MessageText(String value) {
    static final int MOST_CODE_POINTS = 8_000;
    static final int MOST_BYTES = 32 * 1024;

    static MessageText of(@Nullable String text) {
        if (text == null) {
            throw new EntryRejected.FieldMissing("text");
        }
        if (text.isEmpty()) {
            throw new EntryRejected.TextEmpty();
        }
        if (text.length() > 2 * MOST_CODE_POINTS || text.codePointCount(0, text.length()) > MOST_CODE_POINTS) {
            throw new EntryRejected.TextTooLarge();
        }
        if (hasLoneSurrogate(text)) {
            throw new EntryRejected.TextNotUnicode();
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new EntryRejected.TextTooLarge();
        }
        return new MessageText(text);
    }

    /** Half a character has no UTF-8 form: it could not come back as it went in. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
