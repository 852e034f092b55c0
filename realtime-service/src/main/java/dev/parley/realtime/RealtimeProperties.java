package dev.parley.realtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every limit of the protocol.
 *
 * @param heartbeat a client that is silent for twice that time is gone
 * @param authenticateWithin how long a socket may stay anonymous
 * @param sessionsPerUser on this node
 * @param maxFrameBytes of one frame or one message of several frames
 * @param opsPerSecond of one session, in the long run
 * @param opBurst operations that may come at once
 * @param outstandingReplies more than so many unanswered operations, and no more are read until some are answered
 * @param queuedPushes that wait for a slow reader before it is told that it is limited
 * @param concurrentResumes at once on this node; further ones wait
 * @param drainWithin how long a stopping node waits for what is under way
 */
@ConfigurationProperties("parley.realtime")
public record RealtimeProperties(
        @DefaultValue("25s") Duration heartbeat,
        @DefaultValue("10s") Duration authenticateWithin,
        @DefaultValue("20") int sessionsPerUser,
        @DefaultValue("65536") int maxFrameBytes,
        @DefaultValue("40") int opsPerSecond,
        @DefaultValue("200") int opBurst,
        @DefaultValue("256") int outstandingReplies,
        @DefaultValue("512") int queuedPushes,
        @DefaultValue("32") int concurrentResumes,
        @DefaultValue("5s") Duration drainWithin) {}
