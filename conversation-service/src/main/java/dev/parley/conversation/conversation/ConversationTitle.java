package dev.parley.conversation.conversation;

import dev.parley.conversation.conversation.ConversationRejected.FieldRejected;
import org.jspecify.annotations.Nullable;

/** The title of a group: 1 to 100 characters (code points) of any script, on one line. */
public record ConversationTitle(String text) {
    private static final int LONGEST = 100;

    public ConversationTitle {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw rejected("has 1 to 100 characters");
        }
        if (text.codePoints().anyMatch(ConversationTitle::isNotText)) {
            throw rejected("is one line of text");
        }
    }

    /** What was typed, without the space around it. */
    public static ConversationTitle of(@Nullable String typed) {
        return new ConversationTitle(typed == null ? "" : typed.strip());
    }

    private static boolean isNotText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static FieldRejected rejected(String reason) {
        return new FieldRejected("title", reason);
    }
}
