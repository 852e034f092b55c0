package dev.parley.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs every token; its id is its RFC 7638 thumbprint. The file is read before the ports open and not
 * while the application is put together, so that a training run for the AOT cache needs no key.
 */
@Component
class SigningKey implements SmartLifecycle {
    private static final int FEWEST_BITS = 2048;

    private final String file;
    private final SingletonSupplier<JWKSet> keys = SingletonSupplier.of(this::read);
    private volatile boolean running;

    SigningKey(TokenProperties properties) {
        this.file = properties.signingKey();
    }

    JWKSet keys() {
        return keys.obtain();
    }

    private JWKSet read() {
        if (file.isBlank()) {
            throw invalid(
                    "PARLEY_SIGNING_KEY is not set: it names the file of an RSA private key (PKCS#8, PEM).", null);
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return new JWKSet(jwk(RsaKeyConverters.pkcs8().convert(pem)));
        } catch (IOException e) {
            throw invalid("The file that PARLEY_SIGNING_KEY names cannot be read: " + e, e);
        } catch (IllegalArgumentException | IllegalStateException | GeneralSecurityException | JOSEException e) {
            throw invalid(
                    "The file that PARLEY_SIGNING_KEY names is not an RSA private key of at least %d bits (PKCS#8, PEM)."
                            .formatted(FEWEST_BITS),
                    e);
        }
    }

    private static RSAKey jwk(Object parsed) throws GeneralSecurityException, JOSEException {
        if (!(parsed instanceof RSAPrivateCrtKey key) || key.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException("too short, or without its public part");
        }
        var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder(publicKey)
                .privateKey(key)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private InvalidConfigurationPropertyValueException invalid(String reason, @Nullable Exception cause) {
        return new InvalidConfigurationPropertyValueException("parley.tokens.signing-key", file, reason, cause);
    }

    @Override
    public void start() {
        keys();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
