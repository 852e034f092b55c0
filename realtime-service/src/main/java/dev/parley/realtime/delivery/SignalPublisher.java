package dev.parley.realtime.delivery;

import dev.parley.realtime.backplane.Backplane;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Tells every node that has a follower of the log. */
@Component
public class SignalPublisher {
    private final Backplane backplane;

    SignalPublisher(Backplane backplane) {
        this.backplane = backplane;
    }

    public CompletionStage<Void> publish(UUID log, Signal signal) {
        return backplane.publish(LogFeeds.topic(log), Signal.encode(signal));
    }
}
