package dev.parley.auth;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@AuthIntegrationTest
class OperationsIT {
    @Autowired
    WebTestClient http;

    @LocalManagementPort
    int managementPort;

    @Test
    void isReadyAndLiveOnTheManagementPort() {
        for (String group : new String[] {"liveness", "readiness"}) {
            http.get()
                    .uri("http://127.0.0.1:" + managementPort + "/actuator/health/" + group)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("UP");
        }
    }

    @Test
    void hidesManagementFromThePublicPort() {
        AuthApi.problem(http.get().uri("/actuator/health").exchange(), 401, "unauthenticated");
    }

    @Test
    void describesItsPublicCallsAlone() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .isEqualTo("3.1.0")
                .jsonPath("$.paths.keys()")
                .value(
                        java.util.Collection.class,
                        paths -> org.assertj.core.api.Assertions.assertThat(paths)
                                .asString()
                                .contains("/v1/auth/register", "/v1/auth/login", "/v1/auth/refresh", "/v1/auth/logout")
                                .doesNotContain("internal", "error"));
    }
}
