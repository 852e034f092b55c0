package dev.parley.gateway.route;

import static dev.parley.gateway.limit.LimitClass.SEARCH;
import static dev.parley.gateway.limit.LimitClass.SESSION;
import static dev.parley.gateway.limit.LimitClass.SIGN_IN;
import static dev.parley.gateway.limit.LimitClass.SOCKET;

import dev.parley.defaults.client.FleetProperties;
import dev.parley.gateway.limit.LimitClass;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which paths lead where; the first that fits. What is not here is not reachable from outside. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration HASHING = Duration.ofSeconds(15);

    private static final List<Door> DOORS = List.of(
            door("sign-in", "auth-service", "/v1/auth/login", "/v1/auth/register")
                    .counted(SIGN_IN)
                    .within(HASHING),
            door("session", "auth-service", "/v1/auth/**").counted(SESSION),
            door("keys", "auth-service", "/oauth2/jwks"),
            door("search", "profile-service", "/v1/profiles/search").counted(SEARCH),
            door("profiles", "profile-service", "/v1/profiles/**"),
            door("messages", "messaging-service", "/v1/conversations/*/messages/**", "/v1/messages/**"),
            door("entries", "messaging-service", "/v1/conversations/*/entries/**"),
            door("positions", "messaging-service", "/v1/conversations/*/{part:positions?}/**"),
            door("sync", "messaging-service", "/v1/sync", "/v1/unread"),
            door("conversations", "conversation-service", "/v1/conversations/**"),
            door("presence", "realtime-service", "/v1/presence"),
            door("realtime", "realtime-service", "/v1/realtime").counted(SOCKET));

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        var routes = builder.routes();
        for (Door door : DOORS) {
            routes.route(
                    door.id(),
                    request -> request.path(door.paths().toArray(String[]::new))
                            .metadata(door.metadata())
                            .uri("lb://" + door.service()));
        }
        return routes.build();
    }

    @Bean
    Nodes nodes(FleetProperties fleet, MeterRegistry meters) {
        return new Nodes(fleet::nodes, meters);
    }

    @Bean
    NodeFilter nodeFilter(Nodes nodes) {
        return new NodeFilter(nodes);
    }

    /** What has been sent may have had its effect: only {@link NodeFilter} knows what may be sent again. */
    @Bean
    HttpClientCustomizer neverSendTwiceUnasked() {
        return client -> client.disableRetry(true);
    }

    @Bean
    AnswerHeadersFilter answerHeadersFilter() {
        return new AnswerHeadersFilter();
    }

    @Bean
    CallerHeadersFilter callerHeadersFilter() {
        return new CallerHeadersFilter();
    }

    private static Door door(String id, String service, String... paths) {
        return new Door(id, service, List.of(paths), USUAL, Map.of());
    }

    private record Door(String id, String service, List<String> paths, Duration timeout, Map<String, Object> limit) {
        Door counted(LimitClass as) {
            return new Door(id, service, paths, timeout, Map.of(LimitClass.METADATA, as));
        }

        Door within(Duration longest) {
            return new Door(id, service, paths, longest, limit);
        }

        Map<String, Object> metadata() {
            var metadata = new java.util.HashMap<>(limit);
            metadata.put(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis());
            return metadata;
        }
    }
}
