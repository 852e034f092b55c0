package dev.parley.defaults;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.Problems;
import dev.parley.defaults.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A service that has nothing but the defaults. */
@SpringBootConfiguration
@EnableAutoConfiguration
class SampleServiceApplication {
    @Bean
    SampleProblems sampleProblems() {
        return new SampleProblems();
    }

    record Greeting(@NotBlank String name) {}

    static class WindowClosed extends RuntimeException {}

    static class SampleProblems implements Problems<WindowClosed> {
        @Override
        public Class<WindowClosed> handles() {
            return WindowClosed.class;
        }

        @Override
        public Problem problem(WindowClosed rejection) {
            return Problem.retryLater(ProblemType.RATE_LIMITED, "Too late.", Duration.ofMillis(1_200));
        }
    }

    @RestController
    static class SampleController {
        @GetMapping("/me")
        Caller me(@AuthenticationPrincipal Caller caller) {
            return caller;
        }

        @PostMapping("/greetings")
        Greeting greet(@RequestBody @Valid Greeting greeting) {
            return greeting;
        }

        @GetMapping("/open/request-id")
        Mono<Map<String, String>> requestId() {
            return Mono.delay(Duration.ofMillis(1))
                    .map(tick -> Map.of("requestId", String.valueOf(MDC.get("requestId"))));
        }

        @GetMapping("/open/things/{id}")
        UUID thing(@PathVariable UUID id, @RequestParam(defaultValue = "1") int limit) {
            return id;
        }

        @GetMapping("/internal/secret")
        Map<String, String> secret() {
            return Map.of();
        }

        @GetMapping("/open/failures/{kind}")
        Mono<Void> fail(@PathVariable String kind) {
            return Mono.error(
                    switch (kind) {
                        case "rule" -> new WindowClosed();
                        case "outage" -> new IllegalStateException(new ConnectException("refused"));
                        case "reset" -> new IOException("Connection reset by peer");
                        default -> new IllegalStateException("a secret of ours");
                    });
        }
    }
}
