package dev.parley.realtime.delivery;

import dev.parley.realtime.session.CloseCode;
import dev.parley.realtime.session.Identity;
import dev.parley.realtime.session.Session;
import dev.parley.realtime.session.SessionListener;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Remembers sign-ins that were ended for as long as an access token of theirs may still be valid, so that it opens no
 * new session. Without Redis such a session lives until its token runs out.
 */
@Component
class RedisRevocations implements SessionListener {
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(15);

    private final ReactiveStringRedisTemplate redis;

    RedisRevocations(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    CompletionStage<?> remember(UUID signIn) {
        return redis.opsForValue().set(key(signIn), "", LONGER_THAN_A_TOKEN).toFuture();
    }

    @Override
    public void authenticated(Session session) {
        Identity identity = session.identity();
        if (identity != null) {
            CompletionStage<Boolean> known = redis.hasKey(key(identity.signInId()))
                    .defaultIfEmpty(false)
                    .toFuture()
                    .thenApply(Boolean.TRUE::equals);
            known.thenAccept(revoked -> {
                if (revoked) {
                    session.close(CloseCode.REVOKED);
                }
            });
        }
    }

    private static String key(UUID signIn) {
        return "revoked:" + signIn;
    }
}
