package dev.parley.realtime.session;

import static dev.parley.contracts.problem.ProblemType.FORBIDDEN;
import static dev.parley.contracts.problem.ProblemType.UNAUTHENTICATED;

import dev.parley.defaults.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;

/** Tells whose an access token is. Only users' tokens are taken; a service has nothing to say here. */
@Component
public class TokenVerifier {
    private final ReactiveJwtDecoder decoder;

    TokenVerifier(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    public CompletionStage<Identity> verify(String token) {
        return decoder.decode(token).map(TokenVerifier::identity).toFuture().thenApply(Objects::requireNonNull);
    }

    public static Identity identity(Jwt jwt) {
        if (!scopes(jwt).contains("user")) {
            throw Problem.of(FORBIDDEN, "The token does not allow this.").exception();
        }
        try {
            return new Identity(
                    uuid(jwt.getSubject()),
                    uuid(jwt.getClaimAsString("sid")),
                    Objects.requireNonNullElse(jwt.getExpiresAt(), Instant.MAX));
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(UNAUTHENTICATED, "The token names no user and session.")
                    .exception();
        }
    }

    private static List<String> scopes(Jwt jwt) {
        String scope = jwt.getClaimAsString("scope");
        return scope == null ? List.of() : List.of(scope.split(" "));
    }

    private static UUID uuid(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("claim is missing");
        }
        return UUID.fromString(text);
    }
}
