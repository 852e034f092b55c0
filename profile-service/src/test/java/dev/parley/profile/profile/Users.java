package dev.parley.profile.profile;

import static org.awaitility.Awaitility.await;

import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.test.TestEvents;
import dev.parley.test.TestTokens;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Users who register, and call as themselves. */
public record Users(WebTestClient http, TestEvents events) {
    public static final Instant REGISTERED_AT = Instant.parse("2026-01-15T09:30:00.123Z");

    public UUID register(String username, String displayName) {
        UUID userId = UUID.randomUUID();
        events.publish(new UserRegistered(userId, username, displayName, REGISTERED_AT));
        awaitProfile(userId);
        return userId;
    }

    public void awaitProfile(UUID userId) {
        var caller = as(userId);
        await().until(() -> caller.get()
                .uri("/v1/profiles/me")
                .exchange()
                .returnResult()
                .getStatus()
                .is2xxSuccessful());
    }

    public WebTestClient as(UUID userId) {
        return http.mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.user(userId))
                .build();
    }
}
