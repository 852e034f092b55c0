package dev.parley.gateway.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes one OpenAPI document of those of the services. A schema whose name means two things is named after its service. */
class OpenApiMerger {
    private static final String SCHEMA = "#/components/schemas/";

    private final JsonMapper json;

    OpenApiMerger(JsonMapper json) {
        this.json = json;
    }

    ObjectNode merge(Map<String, JsonNode> documents) {
        var paths = new TreeMap<String, JsonNode>();
        var schemas = new TreeMap<String, JsonNode>();
        documents.forEach((service, document) -> {
            JsonNode own = withTagAndOwnNames(service, document, schemas);
            own.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(schema -> schemas.putIfAbsent(schema.getKey(), schema.getValue()));
            own.path("paths").properties().stream()
                    .filter(path -> path.getKey().startsWith("/v1/"))
                    .forEach(path -> paths.merge(path.getKey(), path.getValue(), OpenApiMerger::bothMethods));
        });
        return document(paths, schemas);
    }

    private JsonNode withTagAndOwnNames(String service, JsonNode document, Map<String, JsonNode> taken) {
        var renamed = new LinkedHashMap<String, String>();
        document.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode other = taken.get(schema.getKey());
            if (other != null && !other.equals(schema.getValue())) {
                renamed.put(schema.getKey(), service + "." + schema.getKey());
            }
        });
        String text = document.toString();
        for (var name : renamed.entrySet()) {
            text = text.replace('"' + SCHEMA + name.getKey() + '"', '"' + SCHEMA + name.getValue() + '"');
        }
        var own = (ObjectNode) json.readTree(text);
        if (own.path("components").path("schemas") instanceof ObjectNode schemas) {
            renamed.forEach((before, after) -> schemas.set(after, schemas.remove(before)));
        }
        own.path("paths").forEach(path -> path.forEach(operation -> tag(operation, service)));
        return own;
    }

    private static void tag(JsonNode operation, String service) {
        if (operation instanceof ObjectNode node) {
            node.putArray("tags").add(service);
        }
    }

    private static JsonNode bothMethods(JsonNode first, JsonNode second) {
        return ((ObjectNode) first.deepCopy()).setAll((ObjectNode) second);
    }

    private ObjectNode document(Map<String, JsonNode> paths, Map<String, JsonNode> schemas) {
        var document = json.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Parley").put("version", "v1");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("accessToken");
        document.putObject("paths").setAll(paths);
        var components = document.putObject("components");
        components.putObject("schemas").setAll(schemas);
        components
                .putObject("securitySchemes")
                .putObject("accessToken")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        return document;
    }
}
