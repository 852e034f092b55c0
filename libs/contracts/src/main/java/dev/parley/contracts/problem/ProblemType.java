package dev.parley.contracts.problem;

import java.net.URI;
import java.util.Locale;

/** Every way in which a request can fail. The URI is what clients switch on and never changes. */
public enum ProblemType {
    INVALID_REQUEST(400),
    UNKNOWN_OPERATION(400),
    UNAUTHENTICATED(401),
    TOKEN_EXPIRED(401),
    INVALID_CREDENTIALS(401),
    INVALID_REFRESH_TOKEN(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    USER_NOT_FOUND(404),
    CONVERSATION_NOT_FOUND(404),
    MEMBER_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    USERNAME_TAKEN(409),
    EMAIL_TAKEN(409),
    IDEMPOTENCY_KEY_REUSED(409),
    OWNER_MUST_HAND_OVER(409),
    VERSION_CONFLICT(412),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    WEAK_PASSWORD(422),
    MESSAGE_TOO_LARGE(422),
    TOO_MANY_MEMBERS(422),
    TOO_MANY_CONVERSATIONS(422),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503),
    TIMEOUT(504);

    private static final String PREFIX = "https://parley.dev/problems/";

    private final int status;
    private final String slug;
    private final URI uri;

    ProblemType(int status) {
        this.status = status;
        this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.uri = URI.create(PREFIX + slug);
    }

    public int status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public URI uri() {
        return uri;
    }
}
