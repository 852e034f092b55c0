package dev.parley.defaults.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** This service's own token (OAuth 2.0 client credentials, RFC 6749 §4.4), fetched once and renewed before it runs out. */
class ServiceTokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final Mono<String> token;

    ServiceTokens(WebClient authService, String clientId, String secret) {
        this.token = authService
                .post()
                .uri("http://auth-service/oauth2/token")
                .headers(headers -> headers.setBasicAuth(clientId, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials")
                        .with("scope", "internal"))
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(WITHIN)
                .cacheInvalidateWhen(answer -> Mono.delay(answer.lifetime()).then())
                .map(Answer::accessToken);
    }

    Mono<String> current() {
        return token;
    }

    /** The answer of the token endpoint, with the names that RFC 6749 gives. */
    private record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {
        Duration lifetime() {
            return Duration.ofSeconds(expiresIn).minus(MARGIN);
        }
    }
}
