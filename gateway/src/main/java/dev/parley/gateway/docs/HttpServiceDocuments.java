package dev.parley.gateway.docs;

import dev.parley.gateway.route.Nodes;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' own OpenAPI documents, read when asked for; of a service that is down, the one last seen. */
class HttpServiceDocuments {
    static final List<String> SERVICES =
            List.of("auth-service", "profile-service", "conversation-service", "messaging-service", "realtime-service");
    private static final Logger log = LoggerFactory.getLogger(HttpServiceDocuments.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Nodes nodes;
    private final JsonMapper json;
    private final WebClient http = WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
            .build();
    private final Map<String, JsonNode> lastSeen = new ConcurrentHashMap<>();

    HttpServiceDocuments(Nodes nodes, JsonMapper json) {
        this.nodes = nodes;
        this.json = json;
    }

    /** Nothing when the service is not known, or is down and was never seen. */
    Mono<JsonNode> of(String service) {
        return SERVICES.contains(service)
                ? nodes.call("docs", service, this::read, failure -> true)
                        .doOnNext(document -> lastSeen.put(service, document))
                        .onErrorResume(failure -> {
                            log.warn("No API document from {}: {}", service, failure.toString());
                            return Mono.justOrEmpty(lastSeen.get(service));
                        })
                : Mono.empty();
    }

    Mono<Map<String, JsonNode>> all() {
        return Flux.fromIterable(SERVICES)
                .flatMapSequential(service -> of(service).map(document -> Map.entry(service, document)))
                .collect(LinkedHashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    private Mono<JsonNode> read(URI node) {
        return http.get()
                .uri(node.resolve("/v3/api-docs"))
                .retrieve()
                .bodyToMono(String.class)
                .timeout(WITHIN)
                .map(json::readTree);
    }
}
