package dev.parley.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.stereotype.Component;

/** Compares services' secrets in constant time. They are long and random, so that a plain SHA-256 is enough. */
@Component
class ServiceSecretEncoder extends AbstractValidatingPasswordEncoder {
    @Override
    protected String encodeNonNullPassword(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    @Override
    protected boolean matchesNonNull(String secret, String encoded) {
        return MessageDigest.isEqual(sha256(secret), HexFormat.of().parseHex(encoded));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
