package dev.parley.defaults.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are.
 *
 * @param services base addresses of all nodes of each service, by its name
 * @param serviceSecret what this service shows to auth-service to get its own token
 */
@ConfigurationProperties("parley")
public record FleetProperties(
        @DefaultValue Map<String, List<URI>> services,
        @DefaultValue("") String serviceSecret) {
    public List<URI> nodes(String service) {
        return services.getOrDefault(service, List.of());
    }
}
