package dev.parley.realtime.delivery;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.contracts.messaging.v1.MemberPosition;
import dev.parley.contracts.messaging.v1.PositionsAdvanced;
import dev.parley.realtime.frame.FrameWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what messaging-service tells onto the backplane, each frame written once, and acknowledges it when the backplane
 * has it. While the backplane is down, events wait in the queue: they are delayed and not lost.
 */
@Component
class MessagingListener implements Consumer<Message<byte[]>> {
    /** In larger conversations the positions of others would be most of the traffic. */
    private static final int MOST_MEMBERS_TOLD_POSITIONS = 100;

    private final JsonMapper json;
    private final FrameWriter frames;
    private final SignalPublisher signals;
    private final Patience patience;
    private final Clock clock;
    private final Timer latency;

    MessagingListener(
            JsonMapper json,
            FrameWriter frames,
            SignalPublisher signals,
            Patience patience,
            Clock clock,
            MeterRegistry meters) {
        this.json = json;
        this.frames = frames;
        this.signals = signals;
        this.patience = patience;
        this.clock = clock;
        this.latency = meters.timer("parley.realtime.entry.published");
    }

    @Override
    public void accept(Message<byte[]> message) {
        String type = message.getHeaders().get(AmqpHeaders.RECEIVED_ROUTING_KEY, String.class);
        if (EntriesAppended.TYPE.equals(type)) {
            entries(json.readValue(message.getPayload(), EntriesAppended.class));
        } else if (PositionsAdvanced.TYPE.equals(type)) {
            positions(json.readValue(message.getPayload(), PositionsAdvanced.class));
        }
    }

    private void entries(EntriesAppended event) {
        publishAll(() -> event.entries().stream().map(this::publish));
        AppendedEntry last = event.entries().getLast();
        latency.record(Duration.between(last.createdAt(), clock.instant()));
    }

    private void positions(PositionsAdvanced event) {
        publishAll(() -> event.positions().stream().map(this::publish));
    }

    private CompletionStage<Void> publish(AppendedEntry entry) {
        return signals.publish(entry.log(), Signal.Entry.of(entry, frames.entry(entry)));
    }

    private CompletionStage<Void> publish(MemberPosition position) {
        boolean small = position.memberCount() <= MOST_MEMBERS_TOLD_POSITIONS;
        UUID audience = small ? position.log() : position.userId();
        return signals.publish(audience, new Signal.Position(frames.position(position)));
    }

    private void publishAll(Supplier<Stream<CompletionStage<Void>>> publications) {
        patience.untilDone(() -> CompletableFuture.allOf(
                publications.get().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new)));
    }
}
