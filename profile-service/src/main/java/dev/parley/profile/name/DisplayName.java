package dev.parley.profile.name;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user is called by others: one line of 1 to 64 characters (code points), without characters that are invisible
 * and change how the text around them is shown.
 */
public final class DisplayName {
    private static final int LONGEST = 64;
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    private DisplayName() {}

    /** The name as it is stored, or nothing when it is not fit to be one. */
    public static Optional<String> of(String text) {
        String name = text.strip();
        boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST;
        return fits && !UNFIT.matcher(name).find() ? Optional.of(name) : Optional.empty();
    }
}
