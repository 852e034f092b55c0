package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the gateway answered. */
record Answer(int status, HttpHeaders headers, String text) {
    JsonNode json() {
        return Fleet.JSON.readTree(text);
    }

    JsonNode expect(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return text.isEmpty() ? Fleet.JSON.missingNode() : json();
    }

    /** It is a complete problem (RFC 9457) of that type. */
    JsonNode expectProblem(int expected, String type) {
        JsonNode problem = expect(expected);
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.path("type").asString()).isEqualTo("https://parley.dev/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(expected);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("requestId").asString())
                .isEqualTo(headers.firstValue("X-Request-Id").orElse("none"));
        return problem;
    }
}
