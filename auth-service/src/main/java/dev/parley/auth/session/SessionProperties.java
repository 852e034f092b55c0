package dev.parley.auth.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param lifetime of a session that is not refreshed
 * @param grace during which a refresh token that was just replaced still works: for lost answers and racing tabs
 */
@ConfigurationProperties("parley.sessions")
record SessionProperties(
        @DefaultValue("30d") Duration lifetime,
        @DefaultValue("10s") Duration grace) {}
