package dev.parley.realtime.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.MemberPosition;
import dev.parley.defaults.problem.Problem;
import dev.parley.defaults.problem.ProblemDocument;
import dev.parley.realtime.log.LogState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every frame that the server sends, as bytes, so that a push to many sessions is written once. */
@Component
public class FrameWriter {
    /** Said to sessions that cannot keep up; they come back with a resume. */
    public static final byte[] LIMITED = "{\"t\":\"limited\"}".getBytes(StandardCharsets.US_ASCII);

    private static final String PROTOCOL = "parley.v1";

    private final JsonMapper json;

    public FrameWriter(JsonMapper json) {
        this.json = json;
    }

    private record Push(String t, Object d) {}

    private record LogPush(String t, UUID log, Object d) {}

    private record EntryPush(String t, UUID log, long seq, EntryBody d) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record EntryBody(
            String kind,
            UUID senderId,
            Instant createdAt,
            @Nullable UUID clientMessageId,
            JsonNode content) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record LogEntry(
            long seq,
            String kind,
            UUID senderId,
            Instant createdAt,
            @Nullable UUID clientMessageId,
            JsonNode content) {}

    private record Hello(
            String protocol,
            UUID sessionId,
            Instant serverTime,
            long heartbeatMs,
            int maxFrameBytes,
            boolean authenticated) {}

    private record Log(
            long head, long from, List<LogEntry> entries, boolean limited, long delivered, long read, long unread) {}

    private record Ok(long re, Object ok) {}

    private record Err(@Nullable Long re, ErrBody err) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record ErrBody(
            URI type,
            String title,
            @Nullable String detail,
            List<Problem.FieldError> errors,
            @Nullable Long retryAfterMs) {}

    private record Typing(UUID userId, boolean typing) {}

    private record Presence(UUID userId, boolean online) {}

    private record Position(UUID userId, long delivered, long read) {}

    public byte[] hello(UUID session, Instant now, long heartbeatMs, int maxFrameBytes, boolean authenticated) {
        return bytes(new Push("hello", new Hello(PROTOCOL, session, now, heartbeatMs, maxFrameBytes, authenticated)));
    }

    public byte[] ok(long re, Object ok) {
        return bytes(new Ok(re, ok));
    }

    public byte[] err(@Nullable Long re, Problem problem, Locale locale) {
        var wait = problem.retryAfter();
        var body = new ErrBody(
                problem.type().uri(),
                ProblemDocument.of(problem, locale, null, null).title(),
                problem.detail(),
                problem.errors(),
                wait == null ? null : wait.toMillis());
        return bytes(new Err(re, body));
    }

    public byte[] entry(AppendedEntry entry) {
        var body = new EntryBody(
                entry.kind(), entry.senderId(), entry.createdAt(), entry.clientMessageId(), entry.content());
        return bytes(new EntryPush("entry", entry.log(), entry.seq(), body));
    }

    /** A log as a resume tells it; {@code from} is the seq of the first entry given. */
    public byte[] log(LogState state) {
        var entries = state.entries().stream()
                .map(entry -> new LogEntry(
                        entry.seq(),
                        entry.kind(),
                        entry.senderId(),
                        entry.createdAt(),
                        entry.clientMessageId(),
                        entry.content()))
                .toList();
        var log = new Log(
                state.head(), state.from(), entries, state.limited(), state.delivered(), state.read(), state.unread());
        return bytes(new LogPush("log", state.log(), log));
    }

    public byte[] caughtUp(Map<UUID, Long> heads) {
        return bytes(new Push("caught-up", Map.of("heads", heads)));
    }

    public byte[] typing(UUID log, UUID user, boolean typing) {
        return bytes(new LogPush("typing", log, new Typing(user, typing)));
    }

    public byte[] presence(UUID user, boolean online) {
        return bytes(new Push("presence", new Presence(user, online)));
    }

    public byte[] position(MemberPosition position) {
        return bytes(new LogPush(
                "position", position.log(), new Position(position.userId(), position.delivered(), position.read())));
    }

    public byte[] drain(long reconnectAfterMs) {
        return bytes(new Push("drain", Map.of("reconnectAfterMs", reconnectAfterMs)));
    }

    private byte[] bytes(Object frame) {
        return json.writeValueAsBytes(frame);
    }
}
