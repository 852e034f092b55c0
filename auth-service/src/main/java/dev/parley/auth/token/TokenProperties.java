package dev.parley.auth.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made.
 *
 * @param signingKey path of an RSA private key, PKCS#8 in PEM
 * @param serviceSecrets who may get a service token: {@code name:secret,name:secret}
 * @param lifetime of an access token, a user's or a service's
 */
@ConfigurationProperties("parley.tokens")
record TokenProperties(
        @DefaultValue("") String signingKey,
        @DefaultValue("") String serviceSecrets,
        @DefaultValue("10m") Duration lifetime) {}
