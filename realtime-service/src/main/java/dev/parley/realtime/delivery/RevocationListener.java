package dev.parley.realtime.delivery;

import dev.parley.contracts.auth.v1.SessionRevoked;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A sign-in was ended: every node that has sockets of that user hears it on their personal log's topic. */
@Component
class RevocationListener implements Consumer<SessionRevoked> {
    private final RedisRevocations revocations;
    private final SignalPublisher signals;
    private final Patience patience;

    RevocationListener(RedisRevocations revocations, SignalPublisher signals, Patience patience) {
        this.revocations = revocations;
        this.signals = signals;
        this.patience = patience;
    }

    @Override
    public void accept(SessionRevoked event) {
        patience.untilDone(() -> revocations.remember(event.sessionId()));
        patience.untilDone(() -> signals.publish(event.userId(), new Signal.Revoked(event.sessionId())));
    }
}
