package dev.parley.gateway.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/** Before the gateway stops, it closes its tunnels with 1001 (going away), spread over time so that clients do not all come back at once. */
class SocketDrain implements SmartLifecycle {
    private static final int SPREAD_MS = 5_000;
    /** FIN and close, two bytes: 1001. */
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xE9};

    private final Tunnels tunnels;
    private volatile boolean running;

    SocketDrain(Tunnels tunnels) {
        this.tunnels = tunnels;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        tunnels.open().forEach(SocketDrain::closeSoon);
        tunnels.open().newCloseFuture().addListener(closed -> callback.run());
    }

    private static void closeSoon(Channel client) {
        int delay = ThreadLocalRandom.current().nextInt(SPREAD_MS);
        client.eventLoop()
                .schedule(
                        () -> client.writeAndFlush(Unpooled.copiedBuffer(GOING_AWAY))
                                .addListener(ChannelFutureListener.CLOSE),
                        delay,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1;
    }
}
