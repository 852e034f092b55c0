package dev.parley.defaults.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys. Once fetched they stay valid while the issuer is down; a token with an unknown key id
 * causes one new fetch at most every {@link #REFETCH_AFTER}, so that forged tokens cannot be used to flood the issuer.
 */
class JwksCache {
    private static final Logger log = LoggerFactory.getLogger(JwksCache.class);
    private static final Duration REFETCH_AFTER = Duration.ofSeconds(10);
    private static final Duration REFRESH_AFTER = Duration.ofMinutes(5);
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final Clock clock;
    private final Mono<Keys> fetch;
    private volatile @Nullable Keys keys;

    JwksCache(WebClient http, String uri, Clock clock) {
        this.clock = clock;
        this.fetch = Mono.defer(() -> http.get().uri(uri).retrieve().bodyToMono(String.class))
                .timeout(WITHIN)
                .map(this::parse)
                .doOnNext(fetched -> keys = fetched)
                .share();
    }

    Flux<JWK> keysFor(SignedJWT token) {
        String keyId = token.getHeader().getKeyID();
        Keys known = keys;
        if (known == null) {
            return fetch.flatMapIterable(fetched -> fetched.set().getKeys());
        }
        boolean stale = known.olderThan(REFRESH_AFTER, clock);
        boolean unknown = known.set().getKeyByKeyId(keyId) == null && known.olderThan(REFETCH_AFTER, clock);
        return stale || unknown
                ? fetch.onErrorResume(failure -> keep(known, failure))
                        .flatMapIterable(fetched -> fetched.set().getKeys())
                : Flux.fromIterable(known.set().getKeys());
    }

    private Mono<Keys> keep(Keys known, Throwable failure) {
        log.warn(
                "The issuer's keys could not be refreshed; going on with those of {}: {}",
                known.at(),
                failure.toString());
        Keys kept = new Keys(known.set(), clock.instant());
        keys = kept;
        return Mono.just(kept);
    }

    private Keys parse(String json) {
        try {
            return new Keys(JWKSet.parse(json), clock.instant());
        } catch (ParseException e) {
            throw new IllegalStateException("The issuer's key set is not a JWK set", e);
        }
    }

    private record Keys(JWKSet set, Instant at) {
        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
