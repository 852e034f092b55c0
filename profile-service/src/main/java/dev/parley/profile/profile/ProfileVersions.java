package dev.parley.profile.profile;

import java.util.List;

/** Which versions of a profile a caller expects to change, by the entity tags of {@code If-Match}. */
record ProfileVersions(List<String> tags) {
    static String tag(Profile profile) {
        return "\"" + profile.version() + "\"";
    }

    /** No tag is no expectation; a weak tag matches nothing (RFC 9110 §13.1.1). */
    boolean include(Profile profile) {
        return tags.isEmpty() || tags.contains("*") || tags.contains(tag(profile));
    }
}
