package dev.parley.auth.token;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ServiceClientsTest {
    private final ServiceSecretEncoder secrets = new ServiceSecretEncoder();

    @Test
    void knowsEachServiceByItsSecret() {
        var clients = clients("messaging-service:one:two, realtime-service:three,");

        assertThat(matches(clients, "messaging-service", "one:two")).isTrue();
        assertThat(matches(clients, "messaging-service", "three")).isFalse();
        assertThat(matches(clients, "realtime-service", "three")).isTrue();
        assertThat(clients.findByClientId("gateway")).isNull();
    }

    @Test
    void keepsNoSecretInClear() {
        assertThat(secretOf(clients("messaging-service:topsecret"), "messaging-service"))
                .doesNotContain("topsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messaging-service", ":secret", "messaging-service:", "a:b,c"})
    void refusesWhatIsNotNameAndSecret(String configured) {
        assertThatThrownBy(() -> clients(configured))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .extracting("reason")
                .asString()
                .contains("PARLEY_SERVICE_SECRETS");
    }

    private boolean matches(ServiceClients clients, String name, String secret) {
        return secrets.matches(secret, secretOf(clients, name));
    }

    private static String secretOf(ServiceClients clients, String name) {
        return String.valueOf(requireNonNull(clients.findByClientId(name)).getClientSecret());
    }

    private ServiceClients clients(String configured) {
        return new ServiceClients(new TokenProperties("", configured, Duration.ofMinutes(10)), secrets);
    }
}
