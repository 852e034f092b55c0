package dev.parley.gateway;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the gateway lets in.
 *
 * @param allowedOrigins web pages of which other origins may call the API; its own always may
 * @param trustedProxies addresses (CIDR) whose {@code X-Forwarded-*} headers are believed
 * @param maxBody of a request
 * @param web directory of the built web client
 */
@ConfigurationProperties("parley")
public record GatewayProperties(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1MB") DataSize maxBody,
        @Nullable Path web) {}
