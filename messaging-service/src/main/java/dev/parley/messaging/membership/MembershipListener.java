package dev.parley.messaging.membership;

import dev.parley.contracts.conversation.v1.ConversationCreated;
import dev.parley.contracts.conversation.v1.ConversationEvent;
import dev.parley.contracts.conversation.v1.ConversationRenamed;
import dev.parley.contracts.conversation.v1.MemberLeft;
import dev.parley.contracts.conversation.v1.MemberRemoved;
import dev.parley.contracts.conversation.v1.MembersAdded;
import dev.parley.contracts.conversation.v1.RolesChanged;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes the events of conversations. It is imperative: an event is acknowledged when it is applied, not before. */
@Component
class MembershipListener implements Consumer<Message<byte[]>> {
    private static final Logger log = LoggerFactory.getLogger(MembershipListener.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Map<String, Class<? extends ConversationEvent>> TYPES = Map.of(
            ConversationCreated.TYPE, ConversationCreated.class,
            MembersAdded.TYPE, MembersAdded.class,
            MemberRemoved.TYPE, MemberRemoved.class,
            MemberLeft.TYPE, MemberLeft.class,
            RolesChanged.TYPE, RolesChanged.class,
            ConversationRenamed.TYPE, ConversationRenamed.class);

    private final PostgresConversationChanges changes;
    private final JsonMapper json;

    MembershipListener(PostgresConversationChanges changes, JsonMapper json) {
        this.changes = changes;
        this.json = json;
    }

    @Override
    public void accept(Message<byte[]> message) {
        String name = message.getHeaders().get(AmqpHeaders.RECEIVED_ROUTING_KEY, String.class);
        var type = name == null ? null : TYPES.get(name);
        if (type == null) {
            log.debug("Nothing to do for {}", name);
            return;
        }
        var change = ConversationChange.of(json.readValue(message.getPayload(), type));
        changes.apply(change, message.getHeaders().get("traceparent", String.class))
                .block(WITHIN);
    }
}
