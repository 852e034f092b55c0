package dev.parley.defaults.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Makes the {@link Caller} from a user's token; a service's token keeps its {@link Jwt} as the principal. */
class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {
    private final JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        var granted = authorities.convert(jwt);
        boolean user = AuthorityUtils.authorityListToSet(granted).contains("SCOPE_user");
        return new TokenAuthentication(user ? caller(jwt) : jwt, jwt, granted);
    }

    private static Caller caller(Jwt jwt) {
        try {
            return new Caller(uuid(jwt.getSubject()), uuid(jwt.getClaimAsString("sid")));
        } catch (IllegalArgumentException malformed) {
            throw new BadCredentialsException("The token names no user and session", malformed);
        }
    }

    private static UUID uuid(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("claim is missing");
        }
        return UUID.fromString(text);
    }

    private static final class TokenAuthentication extends AbstractAuthenticationToken {
        private final transient Object principal;
        private final transient Jwt jwt;

        TokenAuthentication(
                Object principal,
                Jwt jwt,
                java.util.Collection<? extends org.springframework.security.core.GrantedAuthority> granted) {
            super(granted);
            this.principal = principal;
            this.jwt = jwt;
            setAuthenticated(true);
        }

        @Override
        public Object getPrincipal() {
            return principal;
        }

        @Override
        public Object getCredentials() {
            return jwt;
        }

        @Override
        public String getName() {
            return String.valueOf(jwt.getSubject());
        }
    }
}
