package dev.parley.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.WebTestClient;

@MessagingTest
class DocumentationIT {
    @Autowired
    private Chat chat;

    @Value("${local.management.port}")
    private int managementPort;

    @Test
    void describesThePublicCallsAndOnlyThose() {
        var document = chat.get(UUID.randomUUID(), "/v3/api-docs");
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        assertThat(document.at("/paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/conversations/{id}/messages",
                        "/v1/messages/batch",
                        "/v1/conversations/{id}/entries",
                        "/v1/sync",
                        "/v1/conversations/{id}/position",
                        "/v1/conversations/{id}/positions",
                        "/v1/unread");
    }

    @Test
    void countsWhatBecameOfMessages() {
        UUID alice = UUID.randomUUID();
        UUID group = chat.group(alice);
        UUID id = UUID.randomUUID();
        chat.send(alice, group, id, "once");
        chat.send(alice, group, id, "once");
        chat.send(UUID.randomUUID(), group, "not mine");
        String metrics = new String(
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + managementPort)
                        .build()
                        .get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains(
                        "parley_entries_appended_total{",
                        "parley_entries_duplicate_total{",
                        "reason=\"ConversationNotFound\"",
                        "parley_entries_batch_bucket{");
    }
}
