package dev.parley.realtime;

import dev.parley.realtime.log.FakeMessageLog;
import dev.parley.realtime.log.MessageLog;
import dev.parley.test.TestEvents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** A second node beside the one under test, over the same Redis and RabbitMQ, and the logs that both ask. */
@TestConfiguration(proxyBeanMethods = false)
public class TwoNodes {
    @Bean
    @Primary
    FakeMessageLog fakeMessageLog(ObjectProvider<TestEvents> events) {
        return new FakeMessageLog(event -> events.getObject().publish(event));
    }

    @Bean
    SecondNode secondNode(ConfigurableEnvironment environment, FakeMessageLog log) {
        return new SecondNode(environment, log);
    }

    /** Starts when it is first asked for. */
    public static class SecondNode implements DisposableBean {
        private final ConfigurableEnvironment first;
        private final FakeMessageLog log;
        private @Nullable ConfigurableApplicationContext context;

        SecondNode(ConfigurableEnvironment first, FakeMessageLog log) {
            this.first = first;
            this.log = log;
        }

        public synchronized int port() {
            ConfigurableApplicationContext running = context;
            if (running == null || !running.isActive()) {
                running = start(first, log);
                context = running;
            }
            return running.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        }

        public synchronized void stop() {
            SpringApplication.exit(Objects.requireNonNull(context));
        }

        @Override
        public void destroy() {
            if (context != null) {
                context.close();
            }
        }

        private static ConfigurableApplicationContext start(ConfigurableEnvironment first, FakeMessageLog log) {
            var servers = Objects.requireNonNull(first.getPropertySources().get("test-environment"));
            return new SpringApplicationBuilder(RealtimeServiceApplication.class)
                    .initializers(next -> {
                        next.getEnvironment().getPropertySources().addFirst(servers);
                        ((GenericApplicationContext) next)
                                .registerBean("theLog", MessageLog.class, () -> log, bean -> bean.setPrimary(true));
                    })
                    .run("--server.port=0");
        }
    }
}
