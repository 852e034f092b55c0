package dev.parley.gateway.docs;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.gateway.route.Nodes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API documents: browsable at {@code /docs}, merged at {@code /openapi.json}, and each service's own. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
    private static final String OWN_FILES = "dev/parley/gateway/docs/";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/";

    @Bean
    RouterFunction<ServerResponse> docs(
            Nodes nodes, JsonMapper json, @Value("${parley.swagger-ui-version}") String swaggerUi) {
        var documents = new HttpServiceDocuments(nodes, json);
        var merger = new OpenApiMerger(json);
        return RouterFunctions.route()
                .GET("/docs", request -> page())
                .GET("/docs/", request -> page())
                .GET("/openapi.json", request -> documents.all().flatMap(all -> document(merger.merge(all))))
                .GET("/docs/openapi/{service}.json", request -> one(documents, request))
                .resources("/docs/ui/**", new ClassPathResource(SWAGGER_UI + swaggerUi + "/"))
                .resources("/docs/**", new ClassPathResource(OWN_FILES))
                .build();
    }

    private static Mono<ServerResponse> page() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .bodyValue(new ClassPathResource(OWN_FILES + "index.html"));
    }

    private static Mono<ServerResponse> one(HttpServiceDocuments documents, ServerRequest request) {
        return documents
                .of(request.pathVariable("service"))
                .flatMap(document -> {
                    var own = (ObjectNode) document.deepCopy();
                    own.putArray("servers").addObject().put("url", "/");
                    return document(own);
                })
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no document of that service.")
                                .exception()));
    }

    private static Mono<ServerResponse> document(JsonNode document) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(document.toString());
    }
}
