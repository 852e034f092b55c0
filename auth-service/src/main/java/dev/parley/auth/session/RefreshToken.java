package dev.parley.auth.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret of two halves: the first is the same in all tokens of a session and tells that a token is one of its own,
 * however old; the second differs in each, and follows from the token before and the session's chain key.
 */
final class RefreshToken {
    static final int HALF = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }

    static RefreshToken first() {
        return new RefreshToken(random(2 * HALF));
    }

    static byte[] chainKey() {
        return random(HALF);
    }

    static Optional<RefreshToken> parse(@Nullable String text) {
        try {
            byte[] bytes = text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
            return bytes.length == 2 * HALF ? Optional.of(new RefreshToken(bytes)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    RefreshToken successor(byte[] chainKey) {
        byte[] next = Arrays.copyOf(bytes, bytes.length);
        System.arraycopy(hmac(chainKey, bytes), 0, next, HALF, HALF);
        return new RefreshToken(next);
    }

    byte[] hash() {
        return sha256(bytes);
    }

    byte[] familyHash() {
        return sha256(Arrays.copyOf(bytes, HALF));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "RefreshToken[…]";
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
