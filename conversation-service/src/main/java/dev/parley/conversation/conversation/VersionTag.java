package dev.parley.conversation.conversation;

import java.util.List;
import java.util.function.LongPredicate;

/** The version of a conversation as its entity tag (RFC 9110 §8.8.3). */
public final class VersionTag {
    private VersionTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Which versions {@code If-Match} allows; all of them when it was not sent. A weak tag matches none. */
    static LongPredicate allowedBy(List<String> ifMatch) {
        return version -> ifMatch.isEmpty() || ifMatch.contains("*") || ifMatch.contains(of(version));
    }
}
