package dev.parley.defaults.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a token once and not with each request, until it runs out: a caller shows the same one for
 * minutes, and the check is the most expensive step of a small request. Tokens found wrong are not remembered.
 */
class RecentTokens implements ReactiveJwtDecoder {
    static final int MOST = 500;

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Map<String, Jwt> valid = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > MOST;
        }
    });

    RecentTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt known = valid.get(token);
        return known != null && isAlive(known)
                ? Mono.just(known)
                : decoder.decode(token).doOnNext(jwt -> valid.put(token, jwt));
    }

    private boolean isAlive(Jwt jwt) {
        Instant end = jwt.getExpiresAt();
        return end != null && clock.instant().isBefore(end);
    }
}
