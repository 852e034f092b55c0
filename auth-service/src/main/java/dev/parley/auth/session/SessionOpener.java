package dev.parley.auth.session;

import dev.parley.auth.token.AccessTokens;
import dev.parley.defaults.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a session for somebody who has proved who they are. */
@Component
public class SessionOpener {
    private final PostgresSessionRepository sessions;
    private final AccessTokens accessTokens;
    private final SessionProperties rules;
    private final Ids ids;
    private final Clock clock;

    SessionOpener(
            PostgresSessionRepository sessions,
            AccessTokens accessTokens,
            SessionProperties rules,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    public OpenSession open(UUID userId, String username) {
        Instant now = clock.instant();
        RefreshToken token = RefreshToken.first();
        var session = new Session(
                ids.next(),
                userId,
                username,
                RefreshToken.chainKey(),
                token.hash(),
                List.of(),
                now.plus(rules.lifetime()));
        sessions.insert(session, token.familyHash(), now);
        return new OpenSession(
                userId, username, accessTokens.issue(userId, session.id()), token.text(), rules.lifetime());
    }
}
