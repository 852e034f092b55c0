package dev.parley.profile.name;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How names are compared when somebody is looked for: without regard to case, accents, compatibility forms and runs of
 * white space. A search finds a user when one of their terms starts with what was typed.
 */
public final class SearchTerms {
    /** Keeps a term within what a row of a PostgreSQL index holds, whatever its letters decompose to. */
    private static final int LONGEST = 128;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern WORD_START = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])[\\p{L}\\p{M}\\p{N}]");
    /** Letters that Unicode does not decompose and people nevertheless type without their stroke. */
    private static final Map<Integer, String> PLAIN =
            Map.of((int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ħ', "h", (int) 'æ', "ae", (int) 'œ', "oe");

    private SearchTerms() {}

    /** The terms of a user: the username, and the display name from each of its words on. */
    public static Set<String> of(String username, String displayName) {
        String name = fold(displayName);
        Set<String> terms = new LinkedHashSet<>();
        terms.add(fold(username));
        terms.add(name);
        WORD_START.matcher(name).results().forEach(word -> terms.add(name.substring(word.start())));
        terms.remove("");
        return terms;
    }

    /** What was typed, in the form that terms have. */
    public static String fold(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        var folded = new StringBuilder();
        // Upper case first: that makes ß two letters and the two forms of σ one.
        plain.toUpperCase(Locale.ROOT).codePoints().map(Character::toLowerCase).forEach(letter -> {
            String replacement = PLAIN.get(letter);
            if (replacement == null) {
                folded.appendCodePoint(letter);
            } else {
                folded.append(replacement);
            }
        });
        String line = SPACES.matcher(folded).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }
}
