package dev.parley.auth.session;

import dev.parley.auth.session.Session.Use;
import dev.parley.auth.session.SessionRejected.InvalidRefreshToken;
import dev.parley.auth.session.SessionRejected.RefreshTokenReused;
import dev.parley.auth.token.AccessTokens;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exchanges a refresh token for the next one (RFC 9700 §4.14.2). A token that was replaced is good for the present one
 * during the grace period; after that it ends the session.
 */
@Component
class SessionRefresher {
    private final PostgresSessionRepository sessions;
    private final SessionRevoker revoker;
    private final AccessTokens accessTokens;
    private final SessionProperties rules;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SessionRefresher(
            PostgresSessionRepository sessions,
            SessionRevoker revoker,
            AccessTokens accessTokens,
            SessionProperties rules,
            TransactionTemplate transactions,
            Clock clock) {
        this.sessions = sessions;
        this.revoker = revoker;
        this.accessTokens = accessTokens;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    OpenSession refresh(@Nullable String refreshToken) {
        RefreshToken token = RefreshToken.parse(refreshToken).orElseThrow(InvalidRefreshToken::new);
        // A rejection is thrown outside of the transaction, which must commit the revocation.
        Outcome outcome = transactions.execute(status -> sessions.lock(token.familyHash())
                .map(session -> new Outcome(session, use(session, token)))
                .orElse(null));
        if (outcome == null) {
            throw new InvalidRefreshToken();
        }
        return switch (outcome.use()) {
            case Use.Rotated rotated -> open(outcome.session(), rotated.token());
            case Use.Repeated repeated -> open(outcome.session(), repeated.token());
            case Use.Reused reused -> throw new RefreshTokenReused();
            case Use.Expired expired -> throw new InvalidRefreshToken();
        };
    }

    private Use use(Session session, RefreshToken token) {
        Use use = session.use(token, clock.instant(), rules);
        switch (use) {
            case Use.Rotated rotated -> sessions.update(rotated.session());
            case Use.Reused reused -> revoker.revoke(session);
            case Use.Repeated repeated -> {}
            case Use.Expired expired -> {}
        }
        return use;
    }

    private OpenSession open(Session session, RefreshToken token) {
        var accessToken = accessTokens.issue(session.userId(), session.id());
        return new OpenSession(session.userId(), session.username(), accessToken, token.text(), rules.lifetime());
    }

    private record Outcome(Session session, Use use) {}
}
