package dev.parley.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import dev.parley.auth.TestSigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class SigningKeyTest {
    @TempDir
    Path directory;

    @Test
    void isNamedAfterItsThumbprint() throws Exception {
        var key = (RSAKey)
                key(TestSigningKey.write(directory, 2048)).keys().getKeys().getFirst();

        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        assertThat(key.isPrivate()).isTrue();
    }

    @Test
    void isNotReadBeforeItIsNeeded() {
        var key = key(directory.resolve("absent"));

        assertThat(key.isRunning()).isFalse();
    }

    @Test
    void nothingStartsWithoutIt() {
        refuses(Path.of(""), "PARLEY_SIGNING_KEY is not set");
        refuses(directory.resolve("absent"), "PARLEY_SIGNING_KEY names cannot be read");
    }

    @Test
    void nothingStartsWithAnythingElse() throws IOException {
        refuses(Files.writeString(directory.resolve("text"), "no key"), "PARLEY_SIGNING_KEY names is not an RSA");
        refuses(
                Files.writeString(
                        directory.resolve("broken"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
                "PARLEY_SIGNING_KEY names is not an RSA");
        refuses(TestSigningKey.write(directory, 1024), "at least 2048 bits");
    }

    private static void refuses(Path file, String reason) {
        assertThatThrownBy(key(file)::start)
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .extracting("reason")
                .asString()
                .contains(reason);
    }

    private static SigningKey key(Path file) {
        return new SigningKey(new TokenProperties(file.toString(), "", Duration.ofMinutes(10)));
    }
}
