package dev.parley.realtime.append;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

@Component
class AppendMetrics {
    private final DistributionSummary sizes;
    private final Timer latency;
    private final Counter failures;

    AppendMetrics(MeterRegistry meters) {
        sizes = meters.summary("parley.realtime.append.batch.size");
        latency = meters.timer("parley.realtime.append.batch");
        failures = meters.counter("parley.realtime.append.batch.failures");
    }

    void batch(int size, long nanos, boolean failed) {
        sizes.record(size);
        latency.record(nanos, TimeUnit.NANOSECONDS);
        if (failed) {
            failures.increment();
        }
    }
}
