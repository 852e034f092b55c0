package dev.parley.e2e;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The fleet under test, as its environment names it. */
final class Fleet {
    static final URI URL = URI.create(variable("PARLEY_URL").orElse("http://127.0.0.1:8080"));
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Fleet() {}

    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** The key that the fleet signs tokens with, where it runs on this machine. */
    static Optional<Path> signingKey() {
        return variable("PARLEY_DIR")
                .map(directory -> Path.of(directory, "secrets", "signing-key.pem"))
                .filter(Files::isReadable);
    }

    /** Something that no other run of the tests has. */
    static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
