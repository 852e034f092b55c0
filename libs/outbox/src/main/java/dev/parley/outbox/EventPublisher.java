package dev.parley.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes and waits for the broker's confirms. An event that no queue would take counts as not published, so that
 * nothing is lost while a consumer has not declared its queue yet.
 */
class EventPublisher {
    private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);
    private static final long CONFIRM_WITHIN_MS = 5_000;

    private final RabbitTemplate rabbit;
    private final String source;

    EventPublisher(RabbitTemplate rabbit, String source) {
        this.rabbit = rabbit;
        this.source = source;
    }

    /** The rows that the broker did not take. */
    List<OutboxRow> publish(List<OutboxRow> rows) throws InterruptedException {
        Map<OutboxRow, CorrelationData> confirms = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            var confirm = new CorrelationData(row.eventId().toString());
            rabbit.send(OutboxTopology.EXCHANGE, row.type(), message(row), confirm);
            confirms.put(row, confirm);
        }
        List<OutboxRow> refused = new ArrayList<>();
        for (var entry : confirms.entrySet()) {
            if (!isTaken(entry.getKey(), entry.getValue())) {
                refused.add(entry.getKey());
            }
        }
        return refused;
    }

    private static boolean isTaken(OutboxRow row, CorrelationData confirm) throws InterruptedException {
        try {
            boolean acked = confirm.getFuture()
                    .get(CONFIRM_WITHIN_MS, TimeUnit.MILLISECONDS)
                    .ack();
            if (acked && confirm.getReturned() == null) {
                return true;
            }
            log.warn("Event {} of type {} was {}", row.eventId(), row.type(), acked ? "not routed" : "refused");
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Event {} of type {} was not confirmed: {}", row.eventId(), row.type(), e.toString());
        }
        return false;
    }

    private Message message(OutboxRow row) {
        var message = MessageBuilder.withBody(row.payload())
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(row.eventId().toString())
                .setHeader("cloudEvents_specversion", "1.0")
                .setHeader("cloudEvents_id", row.eventId().toString())
                .setHeader("cloudEvents_type", row.type())
                .setHeader("cloudEvents_source", "/" + source)
                .setHeader("cloudEvents_subject", row.subject().toString())
                .setHeader("cloudEvents_time", row.at().toString());
        if (row.traceparent() != null) {
            message.setHeader("traceparent", row.traceparent());
        }
        return message.build();
    }
}
