package dev.parley.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiMergerTest {
    private final JsonMapper json = JsonMapper.builder().build();
    private final OpenApiMerger merger = new OpenApiMerger(json);

    @Test
    void keepsBothMeaningsOfAName() {
        var merged = merger.merge(documents("{\"type\":\"string\"}", "{\"type\":\"integer\"}"));
        assertThat(merged.at("/components/schemas/Page/type").asString()).isEqualTo("string");
        assertThat(merged.at("/components/schemas/b.Page/type").asString()).isEqualTo("integer");
        assertThat(reference(merged, "a")).isEqualTo("#/components/schemas/Page");
        assertThat(reference(merged, "b")).isEqualTo("#/components/schemas/b.Page");
    }

    @Test
    void sharesWhatIsTheSame() {
        var merged = merger.merge(documents("{\"type\":\"string\"}", "{\"type\":\"string\"}"));
        assertThat(merged.at("/components/schemas").propertyNames()).containsExactly("Page");
    }

    @Test
    void twoServicesMayShareAPath() {
        var documents = new LinkedHashMap<String, JsonNode>();
        documents.put("a", json.readTree("{\"paths\":{\"/v1/x\":{\"get\":{}}}}"));
        documents.put("b", json.readTree("{\"paths\":{\"/v1/x\":{\"post\":{}}}}"));
        assertThat(merger.merge(documents).at("/paths/~1v1~1x").propertyNames()).containsExactly("get", "post");
    }

    private Map<String, JsonNode> documents(String ofA, String ofB) {
        var documents = new LinkedHashMap<String, JsonNode>();
        documents.put("a", document("a", ofA));
        documents.put("b", document("b", ofB));
        return documents;
    }

    private JsonNode document(String service, String schema) {
        return json.readTree("""
                {"paths":{"/v1/%s":{"get":{"answer":{"$ref":"#/components/schemas/Page"}}}},
                 "components":{"schemas":{"Page":%s}}}""".formatted(service, schema));
    }

    private static String reference(JsonNode merged, String service) {
        return merged.at("/paths/~1v1~1" + service + "/get/answer/$ref").asString();
    }
}
