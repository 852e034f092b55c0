package dev.parley.test;

import static org.awaitility.Awaitility.await;

import dev.parley.contracts.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/** Sees every event that passes the broker, and sends events as other services would. */
public class TestEvents implements SmartLifecycle {
    private static final TopicExchange EXCHANGE = new TopicExchange("parley.events");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RabbitTemplate rabbit;
    private final SimpleMessageListenerContainer listener;
    private final List<Message> seen = new CopyOnWriteArrayList<>();

    TestEvents(ConnectionFactory connections) {
        rabbit = new RabbitTemplate(connections);
        listener = new SimpleMessageListenerContainer(connections);
    }

    /** Publishes as the outbox of another service does. */
    public void publish(Event event) {
        publish(event, UUID.randomUUID());
    }

    /** The same with a given event id, to deliver it twice. */
    public void publish(Event event, UUID eventId) {
        publish(event.type(), JSON.writeValueAsString(event), eventId);
    }

    /** Anything at all under a type, such as what no consumer can read. */
    public void publish(String type, String body, UUID eventId) {
        rabbit.send(
                EXCHANGE.getName(),
                type,
                MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                        .setContentType("application/json")
                        .setHeader("cloudEvents_id", eventId.toString())
                        .setHeader("cloudEvents_type", type)
                        .build());
    }

    /** The events of that type seen so far, in the order of arrival. */
    public <E extends Event> List<E> seen(String type, Class<E> as) {
        return seen.stream()
                .filter(message -> type.equals(message.getMessageProperties().getHeader("cloudEvents_type")))
                .map(message -> JSON.readValue(message.getBody(), as))
                .toList();
    }

    /** Waits for an event of that type that fits. */
    public <E extends Event> E awaitEvent(String type, Class<E> as, Predicate<E> fits) {
        return await("event " + type)
                .atMost(Duration.ofSeconds(10))
                .until(() -> seen(type, as).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void start() {
        var admin = new RabbitAdmin(rabbit);
        Queue queue = QueueBuilder.nonDurable("test-events." + UUID.randomUUID())
                .autoDelete()
                .build();
        admin.declareExchange(EXCHANGE);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(EXCHANGE).with("#"));
        listener.setQueues(queue);
        listener.setMessageListener(seen::add);
        listener.start();
    }

    @Override
    public void stop() {
        listener.stop();
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
