package dev.parley.test;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the service under test the servers, a database of its own and the keys of {@link TestTokens}. */
class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Endpoints servers = TestServers.ENDPOINTS;
        Map<String, Object> properties = new HashMap<>(servers.variables());
        String service = context.getEnvironment().getProperty("parley.database");
        if (service != null && !service.contains("-")) {
            TestDatabase database = TestDatabase.create(servers, service);
            properties.put("PARLEY_DATABASE", database.name());
            properties.put("PARLEY_POSTGRES_PASSWORD", database.password());
        }
        properties.put("parley.jwks-uri", TestTokens.jwksUri());
        properties.put("management.server.port", "0");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-environment", properties));
    }
}
