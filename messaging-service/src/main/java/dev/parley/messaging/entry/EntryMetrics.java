package dev.parley.messaging.entry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what became of messages, and how large the batches are in which they come. */
@Component
class EntryMetrics {
    private final MeterRegistry meters;
    private final Counter appended;
    private final Counter duplicates;
    private final DistributionSummary batch;

    EntryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.appended = meters.counter("parley.entries.appended");
        this.duplicates = meters.counter("parley.entries.duplicate");
        this.batch = DistributionSummary.builder("parley.entries.batch")
                .serviceLevelObjectives(1, 5, 20, 50, 100, 200)
                .register(meters);
    }

    void count(List<Appended> outcomes) {
        batch.record(outcomes.size());
        for (Appended outcome : outcomes) {
            switch (outcome) {
                case Appended.Stored stored -> (stored.duplicate() ? duplicates : appended).increment();
                case Appended.Refused refused -> rejected(refused.reason());
                case Appended.NotAMember stranger -> rejected(new IllegalStateException());
            }
        }
    }

    private void rejected(RuntimeException reason) {
        meters.counter("parley.entries.rejected", "reason", reason.getClass().getSimpleName())
                .increment();
    }
}
