package dev.parley.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of each class. The environment changes them: {@code PARLEY_LIMITS_READ_RATE=500}, or
 * {@code PARLEY_LIMITS_FACTOR=1000} for all at once, as load tests do.
 */
@ConfigurationProperties("parley.limits")
record LimitProperties(
        @DefaultValue("1") double factor,
        Limit signIn,
        Limit session,
        Limit read,
        Limit write,
        Limit search,
        Limit socket) {
    /** A bucket that holds {@code burst} tokens at most and gets {@code rate} new ones a second. */
    record Limit(double rate, double burst) {
        Limit times(double factor) {
            return new Limit(rate * factor, burst * factor);
        }
    }

    Limit of(LimitClass type) {
        Limit limit = switch (type) {
            case SIGN_IN -> signIn;
            case SESSION -> session;
            case READ -> read;
            case WRITE -> write;
            case SEARCH -> search;
            case SOCKET -> socket;
        };
        return limit.times(factor);
    }
}
