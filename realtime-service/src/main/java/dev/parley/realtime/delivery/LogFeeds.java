package dev.parley.realtime.delivery;

import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.realtime.backplane.Backplane;
import dev.parley.realtime.frame.FrameWriter;
import dev.parley.realtime.log.MessageLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The feeds of all logs that have a follower on this node; asks the log itself for what does not arrive in time. */
@Component
class LogFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(LogFeeds.class);
    private static final int PAGE = 100;
    private static final int MOST_FILLS_AT_ONCE = 8;
    /** Two messaging nodes may publish out of order; that settles within this time. */
    private static final long PATIENCE_MS = 100;

    private final ConcurrentHashMap<UUID, LogFeed> feeds = new ConcurrentHashMap<>();
    private final Set<LogFeed> behind = ConcurrentHashMap.newKeySet();
    private final Semaphore fills = new Semaphore(MOST_FILLS_AT_ONCE);
    private final Backplane backplane;
    private final MessageLog messageLog;
    private final FrameWriter frames;
    private final Clock clock;
    private final Counter gapFills;

    LogFeeds(Backplane backplane, MessageLog messageLog, FrameWriter frames, Clock clock, MeterRegistry meters) {
        this.backplane = backplane;
        this.messageLog = messageLog;
        this.frames = frames;
        this.clock = clock;
        this.gapFills = meters.counter("parley.realtime.gap.fills");
        meters.gaugeMapSize("parley.realtime.feeds", Tags.empty(), feeds);
        backplane.onReturn(this::suspectAll);
    }

    static String topic(UUID log) {
        return "log:" + log;
    }

    LogFeed attach(UUID log, Follower follower) {
        return feeds.compute(log, (id, present) -> {
            LogFeed feed = present == null ? open(id) : present;
            feed.add(follower);
            return feed;
        });
    }

    void detach(UUID log, Follower follower) {
        feeds.computeIfPresent(log, (id, feed) -> {
            if (!feed.remove(follower)) {
                return feed;
            }
            backplane.unsubscribe(topic(log));
            behind.remove(feed);
            return null;
        });
    }

    void prime(LogFeed feed, long head) {
        feed.prime(head);
        watch(feed);
    }

    @Scheduled(fixedDelay = 50)
    void fillGaps() {
        long now = clock.millis();
        for (LogFeed feed : behind) {
            if (!fills.tryAcquire()) {
                return;
            }
            long after = feed.fillAfter(now, PATIENCE_MS);
            if (after >= 0) {
                fill(feed, after);
            } else {
                fills.release();
                forgetIfCaughtUp(feed);
            }
        }
    }

    private LogFeed open(UUID log) {
        var feed = new LogFeed(log);
        feed.subscribed(backplane.subscribe(topic(log), message -> {
            feed.receive(Signal.decode(message));
            watch(feed);
        }));
        return feed;
    }

    private void watch(LogFeed feed) {
        if (feed.isBehind()) {
            behind.add(feed);
        }
    }

    private void forgetIfCaughtUp(LogFeed feed) {
        if (!feed.isBehind()) {
            behind.remove(feed);
            watch(feed);
        }
    }

    private void suspectAll() {
        feeds.values().forEach(feed -> {
            feed.suspect();
            watch(feed);
        });
    }

    private void fill(LogFeed feed, long after) {
        gapFills.increment();
        messageLog.entries(feed.log(), after, PAGE).whenComplete((entries, failure) -> {
            fills.release();
            if (failure == null) {
                feed.fill(signals(entries), entries.size() < PAGE);
            } else {
                LOG.warn("Log {} could not be asked for what follows {}: {}", feed.log(), after, failure.toString());
                feed.fillFailed();
            }
        });
    }

    private List<Signal.Entry> signals(List<AppendedEntry> entries) {
        return entries.stream()
                .map(entry -> Signal.Entry.of(entry, frames.entry(entry)))
                .toList();
    }
}
