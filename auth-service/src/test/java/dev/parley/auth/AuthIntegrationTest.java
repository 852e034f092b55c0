package dev.parley.auth;

import dev.parley.test.IntegrationTest;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.reactive.server.WebTestClient;

/** auth-service with a key of its own, two services that may have tokens, and a clock that can be moved. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import(AuthIntegrationTest.Fixtures.class)
public @interface AuthIntegrationTest {
    @TestConfiguration(proxyBeanMethods = false)
    class Fixtures {
        @Bean
        DynamicPropertyRegistrar keyAndSecrets() throws IOException {
            Path key = TestSigningKey.write(Files.createTempDirectory("parley-auth"), 2048);
            return properties -> {
                properties.add("parley.tokens.signing-key", key::toString);
                properties.add("parley.tokens.service-secrets", () -> "messaging-service:m-secret,gateway:g-secret");
            };
        }

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        AuthApi authApi(WebTestClient http) {
            return new AuthApi(http);
        }
    }
}
