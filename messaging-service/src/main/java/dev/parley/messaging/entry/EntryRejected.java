package dev.parley.messaging.entry;

/** Why a message cannot be appended, apart from who sends it. */
abstract sealed class EntryRejected extends RuntimeException {
    private EntryRejected(String message) {
        super(message, null, false, false);
    }

    static final class FieldMissing extends EntryRejected {
        private final String field;

        FieldMissing(String field) {
            super(field + " is missing");
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static final class TextEmpty extends EntryRejected {
        TextEmpty() {
            super("the text is empty");
        }
    }

    static final class TextNotUnicode extends EntryRejected {
        TextNotUnicode() {
            super("the text has a lone surrogate");
        }
    }

    static final class TextTooLarge extends EntryRejected {
        TextTooLarge() {
            super("the text is too large");
        }
    }
}
