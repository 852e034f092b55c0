package dev.parley.realtime.socket;

import dev.parley.realtime.session.Identity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the upgrade request told.
 *
 * @param identity from a token in the header, which is already validated
 * @param token from the list of subprotocols, which is not
 */
record Greeting(
        Locale locale,
        @Nullable Identity identity,
        @Nullable String token) {
    Greeting with(Identity known) {
        return new Greeting(locale, known, null);
    }
}
