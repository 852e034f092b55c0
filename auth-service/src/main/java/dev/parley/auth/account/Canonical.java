package dev.parley.auth.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form in which usernames and email addresses are compared. */
final class Canonical {
    private Canonical() {}

    @SuppressWarnings("NullAway") // null stays null, for the validation that follows
    static String of(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
