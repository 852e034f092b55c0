package dev.parley.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** The relay reads with one plain JDBC connection of its own, with the coordinates that the migrations use. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@EnableConfigurationProperties(FlywayProperties.class) // also where migrations run elsewhere
class OutboxConfiguration {
    @Bean
    TopicExchange eventExchange() {
        return new TopicExchange(OutboxTopology.EXCHANGE, true, false);
    }

    @Bean
    OutboxRelay outboxRelay(
            FlywayProperties coordinates,
            RabbitTemplate rabbit,
            MeterRegistry meters,
            @Value("${spring.application.name}") String source) {
        var database = new PGSimpleDataSource();
        database.setUrl(String.valueOf(coordinates.getUrl()));
        database.setUser(coordinates.getUser());
        database.setPassword(coordinates.getPassword());
        database.setApplicationName(source + " outbox");
        return new OutboxRelay(database, new EventPublisher(rabbit, source), meters);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DatabaseClient.class)
    static class Reactive {
        @Bean
        @ConditionalOnBean(DatabaseClient.class)
        Outbox outbox(DatabaseClient database, OutboxRelay relay, JsonMapper json) {
            return new Outbox(database, relay, json);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Blocking {
        @Bean
        @ConditionalOnBean(JdbcClient.class)
        JdbcOutbox jdbcOutbox(JdbcClient database, OutboxRelay relay, JsonMapper json) {
            return new JdbcOutbox(database, relay, json);
        }
    }
}
