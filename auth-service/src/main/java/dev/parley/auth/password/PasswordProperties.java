package dev.parley.auth.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many passwords are hashed at a time, and how many may wait for it. Each hash takes 19 MiB.
 */
@ConfigurationProperties("parley.passwords")
record PasswordProperties(
        @DefaultValue("2") int threads, @DefaultValue("32") int waiting) {}
