package dev.parley.auth.token;

import java.time.Duration;

/** A signed JWT that every service accepts as long as it lives. */
public record AccessToken(String value, Duration lifetime) {}
