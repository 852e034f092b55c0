package dev.parley.defaults.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class LoggedRequestIdsTest {
    private static final RequestIds ONE = RequestIds.from("request-one", null);
    private static final RequestIds OTHER = RequestIds.from("request-other", null);

    @BeforeAll
    static void install() {
        LoggedRequestIds.install();
    }

    @Test
    void followsTheRequestToAnotherThread() {
        List<@Nullable String> seen = new ArrayList<>();
        Mono.just(1)
                .publishOn(Schedulers.parallel())
                .doOnNext(value -> seen.add(MDC.get(RequestIds.MDC_REQUEST_ID)))
                .doOnNext(value -> seen.add(MDC.get(RequestIds.MDC_TRACE_ID)))
                .contextWrite(context -> context.put(RequestIds.class, ONE))
                .block();
        assertThat(seen).containsExactly("request-one", ONE.traceId());
    }

    @Test
    void givesAThreadBackToTheRequestThatItWorkedFor() {
        var ids = new LoggedRequestIds();
        ids.setValue(ONE);
        ids.setValue(OTHER);
        assertThat(MDC.get(RequestIds.MDC_REQUEST_ID)).isEqualTo("request-other");
        ids.restore(ONE);
        assertThat(MDC.get(RequestIds.MDC_REQUEST_ID)).isEqualTo("request-one");
        ids.restore();
        assertThat(MDC.get(RequestIds.MDC_REQUEST_ID)).isNull();
    }
}
