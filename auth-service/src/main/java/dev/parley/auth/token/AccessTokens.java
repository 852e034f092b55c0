package dev.parley.auth.token;

import dev.parley.defaults.security.ParleySecurityProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Makes the access tokens of users. */
@Component
public class AccessTokens {
    private static final JwsHeader HEADER =
            JwsHeader.with(SignatureAlgorithm.RS256).build();

    private final JwtEncoder encoder;
    private final ParleySecurityProperties parley;
    private final TokenProperties properties;
    private final Clock clock;

    AccessTokens(JwtEncoder encoder, ParleySecurityProperties parley, TokenProperties properties, Clock clock) {
        this.encoder = encoder;
        this.parley = parley;
        this.properties = properties;
        this.clock = clock;
    }

    public AccessToken issue(UUID userId, UUID sessionId) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .issuer(parley.issuer())
                .audience(List.of(parley.audience()))
                .subject(userId.toString())
                .claim("sid", sessionId.toString())
                .claim("scope", "user")
                .issuedAt(now)
                .expiresAt(now.plus(properties.lifetime()))
                .build();
        var jwt = encoder.encode(JwtEncoderParameters.from(HEADER, claims));
        return new AccessToken(jwt.getTokenValue(), properties.lifetime());
    }
}
