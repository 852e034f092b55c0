package dev.parley.auth.session;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a sign-in opened, and the refresh token that is good for it now.
 *
 * @param chainKey makes each token follow from the one before, so that a token replaced a moment ago leads to the present one
 * @param retired the tokens replaced a moment ago, newest first
 */
record Session(
        UUID id,
        UUID userId,
        String username,
        byte[] chainKey,
        byte[] tokenHash,
        List<Retired> retired,
        Instant expiresAt) {
    private static final int MOST_RETIRED = 8;

    /** A token that was replaced. */
    record Retired(byte[] hash, Instant at) {}

    /** What came of presenting a token of this session. */
    sealed interface Use {
        /** The token was good and has been replaced. */
        record Rotated(Session session, RefreshToken token) implements Use {}

        /** The token was replaced a moment ago: here is the present one again. */
        record Repeated(RefreshToken token) implements Use {}

        /** The token was replaced long ago: one of two who have it is a thief. */
        record Reused() implements Use {}

        /** Nobody used the session for too long. */
        record Expired() implements Use {}
    }

    Use use(RefreshToken token, Instant now, SessionProperties rules) {
        if (!now.isBefore(expiresAt)) {
            return new Use.Expired();
        }
        byte[] hash = token.hash();
        if (MessageDigest.isEqual(hash, tokenHash)) {
            return rotate(token, now, rules);
        }
        for (int age = 0; age < retired.size(); age++) {
            Retired earlier = retired.get(age);
            if (MessageDigest.isEqual(hash, earlier.hash()) && isRecent(earlier, now, rules)) {
                return new Use.Repeated(Stream.iterate(token, t -> t.successor(chainKey))
                        .skip(age + 1L)
                        .findFirst()
                        .orElseThrow());
            }
        }
        return new Use.Reused();
    }

    private Use.Rotated rotate(RefreshToken token, Instant now, SessionProperties rules) {
        RefreshToken next = token.successor(chainKey);
        List<Retired> recent = Stream.concat(
                        Stream.of(new Retired(tokenHash, now)),
                        retired.stream().filter(earlier -> isRecent(earlier, now, rules)))
                .limit(MOST_RETIRED)
                .toList();
        Instant until = now.plus(rules.lifetime());
        return new Use.Rotated(new Session(id, userId, username, chainKey, next.hash(), recent, until), next);
    }

    private static boolean isRecent(Retired token, Instant now, SessionProperties rules) {
        return !now.isAfter(token.at().plus(rules.grace()));
    }
}
