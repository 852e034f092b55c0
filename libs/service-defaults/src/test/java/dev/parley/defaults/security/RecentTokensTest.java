package dev.parley.defaults.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class RecentTokensTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final List<String> checked = new ArrayList<>();
    private Instant now = START;
    private final RecentTokens tokens = new RecentTokens(this::check, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void checksATokenOnce() {
        Jwt first = tokens.decode("a").block();
        assertThat(tokens.decode("a").block()).isSameAs(first);
        assertThat(checked).containsExactly("a");
    }

    @Test
    void checksATokenThatRanOutAgain() {
        tokens.decode("a").block();
        now = START.plus(LIFETIME);
        tokens.decode("a").block();
        assertThat(checked).containsExactly("a", "a");
    }

    @Test
    void checksAWrongTokenEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("wrong").block()).isInstanceOf(BadJwtException.class);
        }
        assertThat(checked).containsExactly("wrong", "wrong");
    }

    @Test
    void forgetsTheTokenThatWasShownLongestAgo() {
        tokens.decode("a").block();
        tokens.decode("b").block();
        tokens.decode("a").block();
        for (int i = 0; i < RecentTokens.MOST - 1; i++) {
            tokens.decode("other-" + i).block();
        }
        checked.clear();
        tokens.decode("a").block();
        tokens.decode("b").block();
        assertThat(checked).containsExactly("b");
    }

    private Mono<Jwt> check(String token) {
        checked.add(token);
        return token.equals("wrong")
                ? Mono.error(new BadJwtException("wrong"))
                : Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject("somebody")
                        .expiresAt(START.plus(LIFETIME))
                        .build());
    }
}
