package dev.parley.defaults.problem;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells failures of what we depend on from our own. Named by class name, since not every service has every library. */
final class Outages {
    private static final Set<String> OUTAGES = Set.of(
            "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
            "io.r2dbc.spi.R2dbcNonTransientResourceException",
            "io.r2dbc.spi.R2dbcTransientResourceException",
            "io.r2dbc.spi.R2dbcTimeoutException",
            "org.redisson.client.RedisConnectionException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.data.redis.RedisConnectionFailureException",
            "org.springframework.jdbc.CannotGetJdbcConnectionException",
            "org.springframework.web.reactive.function.client.WebClientRequestException",
            "reactor.netty.channel.AbortedException");
    private static final Set<String> TIMEOUTS =
            Set.of("io.netty.handler.timeout.ReadTimeoutException", "org.redisson.client.RedisTimeoutException");

    private Outages() {}

    static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || TIMEOUTS.contains(failure.getClass().getName());
    }

    static boolean isOutage(Throwable failure) {
        if (failure instanceof IOException) {
            return true; // From here a broken connection to a server looks like one to a client that hung up.
        }
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (OUTAGES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
