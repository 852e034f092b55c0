package dev.parley.profile.profile;

import dev.parley.profile.name.DisplayName;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a user may change of their profile, and what each field takes. */
enum ProfileField {
    DISPLAY_NAME("displayName", false, "must be a text of 1 to 64 characters in one line", DisplayName::of),
    BIO("bio", true, "must be a text of at most 500 characters, or null", ProfileField::bio),
    LOCALE("locale", true, "must be a language tag such as en-GB (BCP 47), or null", ProfileField::languageTag),
    TIME_ZONE("timeZone", true, "must be a time zone such as Europe/Berlin (IANA), or null", ProfileField::timeZone);

    private static final int LONGEST_BIO = 500;
    private static final int LONGEST_TAG = 35; // RFC 5646 §4.4.1
    private static final Pattern UNFIT_FOR_BIO = Pattern.compile("[\\p{Cs}\\p{Cc}&&[^\\n\\t]]");

    private final String json;
    private final boolean clearable;
    private final String rule;
    private final transient Function<String, Optional<String>> parser;

    ProfileField(String json, boolean clearable, String rule, Function<String, Optional<String>> parser) {
        this.json = json;
        this.clearable = clearable;
        this.rule = rule;
        this.parser = parser;
    }

    String json() {
        return json;
    }

    boolean isClearable() {
        return clearable;
    }

    String rule() {
        return rule;
    }

    /** The value as it is stored, or nothing when the field does not take it. */
    Optional<String> parse(String text) {
        return parser.apply(text);
    }

    private static Optional<String> bio(String text) {
        String bio = text.replace("\r\n", "\n").strip();
        boolean fits = bio.codePointCount(0, bio.length()) <= LONGEST_BIO
                && !UNFIT_FOR_BIO.matcher(bio).find();
        return fits ? Optional.of(bio) : Optional.empty();
    }

    private static Optional<String> languageTag(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TAG) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(text).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> timeZone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(text) : Optional.empty();
    }
}
