package dev.parley.gateway.limit;

import java.time.Duration;

/**
 * What a bucket said to a request for a token.
 *
 * @param remaining whole tokens that are left
 * @param retryAfter until the next token, when none was left
 * @param fullAfter until the bucket is full again
 */
record Verdict(boolean passes, long remaining, Duration retryAfter, Duration fullAfter) {}
