package dev.parley.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Stands for the services behind the gateway; of two of them one node is gone, and one service is gone altogether. */
class Fleet {
    static final Path WEB = web();
    static final Upstream AUTH = Upstream.start("auth-service");
    static final Upstream PROFILE = Upstream.start("profile-service");
    static final Upstream MESSAGING = Upstream.start("messaging-service");
    static final Upstream REALTIME = Upstream.start("realtime-service");

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        Map.of(
                        "parley.services.auth-service", AUTH.uri(),
                        "parley.services.profile-service", PROFILE.uri(),
                        "parley.services.conversation-service", Upstream.deadUri(),
                        "parley.services.messaging-service", Upstream.deadUri() + "," + MESSAGING.uri(),
                        "parley.services.realtime-service", Upstream.deadUri() + "," + REALTIME.uri(),
                        "parley.allowed-origins", "https://app.example",
                        "parley.web", WEB.toString())
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    private static Path web() {
        try {
            Path web = Files.createTempDirectory("web");
            Files.createDirectory(web.resolve("assets"));
            Files.writeString(web.resolve("index.html"), "<!doctype html><title>Parley</title>");
            Files.writeString(web.resolve("assets/app-1a2b.js"), "let parley = 1;\n".repeat(1_000));
            Files.writeString(web.resolveSibling("secret-beside-web"), "secret");
            return web;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
