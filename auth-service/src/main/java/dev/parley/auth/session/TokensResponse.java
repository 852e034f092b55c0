package dev.parley.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whoever signed in.
 *
 * @param expiresIn seconds that the access token lives
 * @param refreshToken absent when it travels as a cookie
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokensResponse(
        User user,
        String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken) {
    /** Who signed in. */
    public record User(UUID id, String username) {}

    static TokensResponse of(OpenSession session, @Nullable String refreshToken) {
        return new TokensResponse(
                new User(session.userId(), session.username()),
                session.accessToken().value(),
                "Bearer",
                session.accessToken().lifetime().toSeconds(),
                refreshToken);
    }
}
