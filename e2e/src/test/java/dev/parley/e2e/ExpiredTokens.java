package dev.parley.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens that were good an hour ago, signed with the fleet's own key. */
final class ExpiredTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ExpiredTokens() {}

    static String of(Person person) {
        long then = Instant.now().minusSeconds(3_600).getEpochSecond();
        String keyId =
                Http.ANONYMOUS.get("/oauth2/jwks").expect(200).at("/keys/0/kid").asString();
        String unsigned = part(Map.of("alg", "RS256", "kid", keyId)) + "."
                + part(Map.of(
                        "iss",
                        "https://parley",
                        "aud",
                        List.of("parley"),
                        "sub",
                        person.id(),
                        "sid",
                        UUID.randomUUID(),
                        "scope",
                        "user",
                        "iat",
                        then - 600,
                        "exp",
                        then));
        return unsigned + "." + signature(unsigned);
    }

    private static String part(Map<String, ?> content) {
        return BASE64.encodeToString(Fleet.JSON.writeValueAsString(content).getBytes(UTF_8));
    }

    private static String signature(String of) {
        try {
            String pem = Files.readString(Fleet.signingKey().orElseThrow()).replaceAll("-----[A-Z ]+-----|\\s", "");
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
            signer.update(of.getBytes(UTF_8));
            return BASE64.encodeToString(signer.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
