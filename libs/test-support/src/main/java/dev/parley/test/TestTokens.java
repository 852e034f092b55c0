package dev.parley.test;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Access tokens as auth-service makes them, signed by a key that the service under test trusts. */
public final class TestTokens {
    private static final RSAKey KEY = key("test");
    private static final RSAKey FOREIGN_KEY = key("test");
    private static final String JWKS_URI = serveKeys();

    private TestTokens() {}

    /** A token of that user, in a new session, good for ten minutes. */
    public static String user(UUID userId) {
        return user(userId, UuidCreator.getTimeOrderedEpoch());
    }

    public static String user(UUID userId, UUID sessionId) {
        return sign(
                KEY, claims(userId.toString(), "user", Duration.ofMinutes(10)).claim("sid", sessionId.toString()));
    }

    public static String userFor(UUID userId, Duration lifetime) {
        return sign(
                KEY,
                claims(userId.toString(), "user", lifetime)
                        .claim("sid", UuidCreator.getTimeOrderedEpoch().toString()));
    }

    public static String expired(UUID userId) {
        return userFor(userId, Duration.ofMinutes(-5));
    }

    /** Well-formed, but signed by somebody else with the same key id. */
    public static String forged(UUID userId) {
        return sign(
                FOREIGN_KEY,
                claims(userId.toString(), "user", Duration.ofMinutes(10)).claim("sid", userId.toString()));
    }

    /** The token of a service that calls another. */
    public static String service(String name) {
        return sign(KEY, claims(name, "internal", Duration.ofMinutes(10)));
    }

    public static String jwksUri() {
        return JWKS_URI;
    }

    private static JWTClaimsSet.Builder claims(String subject, String scope, Duration lifetime) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("https://parley")
                .audience("parley")
                .subject(subject)
                .claim("scope", scope)
                .issueTime(Date.from(now.minus(Duration.ofMinutes(10))))
                .expirationTime(Date.from(now.plus(lifetime)));
    }

    private static String sign(RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serveKeys() {
        try {
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
