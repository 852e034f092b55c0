package dev.parley.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.defaults.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class NodesTest {
    private static final URI A = URI.create("http://a");
    private static final URI B = URI.create("http://b");

    private final List<URI> tried = new ArrayList<>();

    @Test
    void takesNodesInTurn() {
        Nodes nodes = nodes(A, B);
        for (int i = 0; i < 4; i++) {
            nodes.call("route", "service", this::answers, failure -> true).block();
        }
        assertThat(tried).containsExactlyInAnyOrder(A, A, B, B);
    }

    @Test
    void triesEveryNodeOnceBeforeItFails() {
        StepVerifier.create(nodes(A, B).call("route", "service", this::refuses, failure -> true))
                .verifyError(ConnectException.class);
        assertThat(tried).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void doesNotGoOnAfterAFailureThatMayHaveHadEffect() {
        StepVerifier.create(nodes(A, B).call("route", "service", this::refuses, failure -> false))
                .verifyError(ConnectException.class);
        assertThat(tried).hasSize(1);
    }

    @Test
    void leavesANodeAloneThatFailsAgainAndAgain() {
        Nodes nodes = nodes(A);
        for (int i = 0; i < 10; i++) {
            StepVerifier.create(nodes.call("route", "service", this::refuses, failure -> true))
                    .verifyError();
        }
        StepVerifier.create(nodes.call("route", "service", this::answers, failure -> true))
                .verifyError(CallNotPermittedException.class);
        StepVerifier.create(nodes.call("other-route", "service", this::answers, failure -> true))
                .expectNext(A)
                .verifyComplete();
    }

    @Test
    void aServiceWithoutNodesIsUnavailable() {
        StepVerifier.create(nodes().call("route", "service", this::answers, failure -> true))
                .verifyError(ProblemException.class);
    }

    private Mono<URI> answers(URI node) {
        tried.add(node);
        return Mono.just(node);
    }

    private Mono<URI> refuses(URI node) {
        tried.add(node);
        return Mono.error(new ConnectException("refused"));
    }

    private static Nodes nodes(URI... uris) {
        return new Nodes(service -> List.of(uris), new SimpleMeterRegistry());
    }
}
