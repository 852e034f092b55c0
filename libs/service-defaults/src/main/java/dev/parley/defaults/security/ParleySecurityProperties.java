package dev.parley.defaults.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues tokens and where their keys are.
 *
 * @param anonymousPaths path patterns that need no token; everything else does
 */
@ConfigurationProperties("parley")
public record ParleySecurityProperties(
        String issuer,
        String audience,
        String jwksUri,
        @DefaultValue List<String> anonymousPaths) {}
