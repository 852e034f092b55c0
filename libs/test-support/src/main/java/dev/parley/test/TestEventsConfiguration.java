package dev.parley.test;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
class TestEventsConfiguration {
    @Bean
    @ConditionalOnBean(ConnectionFactory.class)
    TestEvents testEvents(ConnectionFactory connections) {
        return new TestEvents(connections);
    }
}
