package dev.parley.realtime.log;

import dev.parley.contracts.Event;
import dev.parley.contracts.messaging.v1.AppendedEntry;
import dev.parley.contracts.messaging.v1.EntriesAppended;
import dev.parley.contracts.messaging.v1.EntryKind;
import dev.parley.contracts.messaging.v1.MemberPosition;
import dev.parley.contracts.messaging.v1.PositionsAdvanced;
import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs in memory, with the rules of messaging-service; what it stores it tells as an event, unless told not to. */
public class FakeMessageLog implements MessageLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_MISSING = 100;
    private static final int GLIMPSE = 20;

    private final Map<UUID, List<AppendedEntry>> logs = new HashMap<>();
    private final Map<UUID, Set<UUID>> members = new HashMap<>();
    private final Map<List<UUID>, Position> positions = new HashMap<>();
    private final Consumer<Event> events;
    private final List<String> calls = new ArrayList<>();
    private int failures;

    public FakeMessageLog(Consumer<Event> events) {
        this.events = events;
    }

    /** The next calls fail, as when nobody answers. */
    public synchronized void failNext(int calls) {
        failures = calls;
    }

    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized UUID conversation(UUID... users) {
        UUID id = UUID.randomUUID();
        store(id, EntryKind.CONVERSATION_CREATED, users[0], null, Map.of("conversationKind", "group"));
        for (UUID user : users) {
            join(id, user);
        }
        return id;
    }

    public synchronized void join(UUID conversation, UUID user) {
        members.computeIfAbsent(conversation, id -> new HashSet<>()).add(user);
        var added = store(conversation, EntryKind.MEMBERS_ADDED, user, null, Map.of("memberIds", List.of(user)));
        var joined = store(user, EntryKind.CONVERSATION_JOINED, user, null, Map.of("conversationId", conversation));
        events.accept(new EntriesAppended(List.of(added, joined)));
    }

    public synchronized void remove(UUID conversation, UUID user) {
        members.getOrDefault(conversation, new HashSet<>()).remove(user);
        var removed = store(conversation, EntryKind.MEMBER_REMOVED, user, null, Map.of("memberId", user));
        var left = store(user, EntryKind.CONVERSATION_LEFT, user, null, Map.of("conversationId", conversation));
        events.accept(new EntriesAppended(List.of(removed, left)));
    }

    /** Stores a message and tells nobody. */
    public synchronized AppendedEntry storeQuietly(UUID conversation, UUID sender, String text) {
        return store(conversation, EntryKind.MESSAGE, sender, UUID.randomUUID(), Map.of("text", text));
    }

    public synchronized AppendedEntry message(UUID conversation, UUID sender, String text) {
        AppendedEntry entry = storeQuietly(conversation, sender, text);
        events.accept(new EntriesAppended(List.of(entry)));
        return entry;
    }

    public synchronized long head(UUID log) {
        return logs.getOrDefault(log, List.of()).size();
    }

    @Override
    public synchronized CompletionStage<List<Outcome<Receipt>>> append(List<Append> messages) {
        return answer("append " + messages.size(), () -> {
            List<AppendedEntry> stored = new ArrayList<>();
            List<Outcome<Receipt>> outcomes =
                    messages.stream().map(message -> append(message, stored)).toList();
            if (!stored.isEmpty()) {
                events.accept(new EntriesAppended(List.copyOf(stored)));
            }
            return outcomes;
        });
    }

    @Override
    public synchronized CompletionStage<List<Outcome<Position>>> advance(List<Advance> advances) {
        return answer(
                "advance " + advances.size(),
                () -> advances.stream().map(this::advance).toList());
    }

    @Override
    public synchronized CompletionStage<List<LogState>> sync(UUID user, Map<UUID, Long> known) {
        return answer(
                "sync",
                () -> logs.keySet().stream()
                        .filter(log -> log.equals(user) || isMember(log, user))
                        .map(log -> state(log, user, known.get(log)))
                        .toList());
    }

    @Override
    public synchronized CompletionStage<List<AppendedEntry>> entries(UUID log, long after, int limit) {
        return answer(
                "entries",
                () -> logs.getOrDefault(log, List.of()).stream()
                        .skip(after)
                        .limit(limit)
                        .toList());
    }

    private <T> CompletionStage<T> answer(String call, Supplier<T> answer) {
        calls.add(call);
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedStage(new java.net.ConnectException("nobody answers"));
        }
        return CompletableFuture.completedStage(answer.get());
    }

    private Outcome<Receipt> append(Append message, List<AppendedEntry> stored) {
        if (!isMember(message.conversationId(), message.userId())) {
            return new Outcome.Refused<>(Problem.of(ProblemType.CONVERSATION_NOT_FOUND, "You are not in it."));
        }
        var before = logs.getOrDefault(message.conversationId(), List.of()).stream()
                .filter(entry -> message.clientMessageId().equals(entry.clientMessageId()))
                .findFirst();
        if (before.isPresent()) {
            return new Outcome.Done<>(
                    new Receipt(before.get().seq(), before.get().createdAt(), true));
        }
        AppendedEntry entry = store(
                message.conversationId(),
                EntryKind.MESSAGE,
                message.userId(),
                message.clientMessageId(),
                Map.of("text", message.text()));
        stored.add(entry);
        return new Outcome.Done<>(new Receipt(entry.seq(), entry.createdAt(), false));
    }

    private Outcome<Position> advance(Advance advance) {
        if (!isMember(advance.conversationId(), advance.userId())) {
            return new Outcome.Refused<>(Problem.of(ProblemType.CONVERSATION_NOT_FOUND, "You are not in it."));
        }
        long read = advance.read() == null ? 0 : advance.read();
        long delivered = Math.max(advance.delivered() == null ? 0 : advance.delivered(), read);
        Position merged = positions.merge(
                List.of(advance.conversationId(), advance.userId()),
                new Position(delivered, read, 0),
                (a, b) -> new Position(Math.max(a.delivered(), b.delivered()), Math.max(a.read(), b.read()), 0));
        events.accept(new PositionsAdvanced(List.of(
                new MemberPosition(advance.conversationId(), advance.userId(), merged.delivered(), merged.read(), 2))));
        return new Outcome.Done<>(merged);
    }

    private LogState state(UUID log, UUID user, @Nullable Long known) {
        List<AppendedEntry> entries = logs.getOrDefault(log, List.of());
        long head = entries.size();
        boolean limited = known == null ? head > GLIMPSE : head - known > MOST_MISSING;
        long from = known == null || limited ? Math.max(0, head - GLIMPSE) : Math.min(known, head);
        Position position = positions.getOrDefault(List.of(log, user), new Position(0, 0, 0));
        return new LogState(
                log,
                head,
                from + 1,
                List.copyOf(entries.subList((int) from, (int) head)),
                limited,
                position.delivered(),
                position.read(),
                0,
                null);
    }

    private boolean isMember(UUID log, UUID user) {
        return members.getOrDefault(log, Set.of()).contains(user);
    }

    private AppendedEntry store(
            UUID log, String kind, UUID sender, @Nullable UUID clientMessageId, Map<String, Object> content) {
        List<AppendedEntry> entries = logs.computeIfAbsent(log, id -> new ArrayList<>());
        JsonNode json = JSON.valueToTree(content);
        var entry = new AppendedEntry(
                log,
                entries.size() + 1,
                kind,
                sender,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                clientMessageId,
                json);
        entries.add(entry);
        return entry;
    }
}
