package dev.parley.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds every event record to its JSON Schema and its golden sample. */
class EventContractTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Class<?>> events() {
        return new ClassFileImporter()
                .importPackages("dev.parley.contracts").stream()
                        .filter(type -> type.isRecord() && type.isAssignableTo(Event.class))
                        .map(JavaClass::reflect);
    }

    @Test
    void findsTheEvents() {
        assertThat(events()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("events")
    void sampleObeysTheSchema(Class<?> event) throws Exception {
        assertThat(violations(event, read(event, "sample"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void schemaRefusesAnEventWithoutItsFields(Class<?> event) throws Exception {
        assertThat(violations(event, "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void recordReadsAndWritesTheSampleUnchanged(Class<?> event) throws Exception {
        JsonNode sample = JSON.readTree(read(event, "sample"));
        Object value = JSON.treeToValue(sample, event);
        assertThat(JSON.writeValueAsString(value)).isEqualTo(sample.toString());
        assertThat(((Event) value).type()).isEqualTo(typeOf(event));
        assertThat(((Event) value).subject()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("events")
    void readersIgnoreFieldsOfTheFuture(Class<?> event) throws Exception {
        ObjectNode sample = (ObjectNode) JSON.readTree(read(event, "sample"));
        sample.put("addedLater", true);
        assertThat(JSON.treeToValue(sample, event)).isNotNull();
    }

    private static List<?> violations(Class<?> event, String json) throws IOException, ReflectiveOperationException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(event, "schema"), InputFormat.JSON)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String read(Class<?> event, String part) throws IOException, ReflectiveOperationException {
        String name = typeOf(event) + "." + part + ".json";
        try (InputStream in = Objects.requireNonNull(event.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String typeOf(Class<?> event) throws ReflectiveOperationException {
        return (String) Objects.requireNonNull(event.getField("TYPE").get(null));
    }
}
