package dev.parley.conversation;

import dev.parley.contracts.Event;
import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import dev.parley.test.TestEvents;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The people of a test, and what the service told the others about its conversations. */
@Component
@Lazy
public class Scene {
    private static final Map<String, Class<? extends ConversationEvent>> EVENTS = Map.of(
            ConversationCreated.TYPE, ConversationCreated.class,
            ConversationRenamed.TYPE, ConversationRenamed.class,
            MembersAdded.TYPE, MembersAdded.class,
            MemberRemoved.TYPE, MemberRemoved.class,
            MemberLeft.TYPE, MemberLeft.class,
            RolesChanged.TYPE, RolesChanged.class);

    private final WebTestClient http;
    private final FakeUserDirectory directory;
    private final TestEvents events;

    Scene(WebTestClient http, FakeUserDirectory directory, TestEvents events) {
        this.http = http;
        this.directory = directory;
        this.events = events;
    }

    /** Somebody who has registered. */
    public Person person() {
        Person person = stranger();
        directory.know(person.id());
        return person;
    }

    /** Somebody with a token of whom nobody else knows. */
    public Person stranger() {
        return Person.of(UUID.randomUUID(), http);
    }

    public FakeUserDirectory directory() {
        return directory;
    }

    public void tell(Event event) {
        events.publish(event);
    }

    /** All events of the conversation so far, by version. */
    public List<ConversationEvent> eventsOf(UUID conversation) {
        return EVENTS.entrySet().stream()
                .flatMap(type ->
                        (Stream<? extends ConversationEvent>) events.seen(type.getKey(), type.getValue()).stream())
                .filter(event -> event.conversationId().equals(conversation))
                .map(ConversationEvent.class::cast)
                .sorted(Comparator.comparingLong(ConversationEvent::version))
                .toList();
    }
}
