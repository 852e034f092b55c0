package dev.parley.auth.token;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The services of the fleet, as OAuth 2.0 clients whose names and secrets are configured. */
@Component
class ServiceClients implements RegisteredClientRepository {
    private final Map<String, RegisteredClient> clients = new HashMap<>();

    ServiceClients(TokenProperties properties, PasswordEncoder secrets) {
        var settings = TokenSettings.builder()
                .accessTokenTimeToLive(properties.lifetime())
                .build();
        for (String pair : properties.serviceSecrets().split(",", -1)) {
            if (!pair.isBlank()) {
                var client = client(pair.strip(), secrets, settings);
                clients.put(client.getClientId(), client);
            }
        }
    }

    private static RegisteredClient client(String pair, PasswordEncoder secrets, TokenSettings settings) {
        int colon = pair.indexOf(':');
        if (colon < 1 || colon == pair.length() - 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "parley.tokens.service-secrets", "…", "PARLEY_SERVICE_SECRETS is not name:secret,name:secret,…");
        }
        String name = pair.substring(0, colon);
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(secrets.encode(pair.substring(colon + 1)))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope("internal")
                .tokenSettings(settings)
                .build();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are configured");
    }
}
