package dev.parley.messaging;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps the logs: entries, heads and positions. */
@SpringBootApplication(proxyBeanMethods = false)
public class MessagingServiceApplication {
    static void main(String[] args) {
        SpringApplication.run(MessagingServiceApplication.class, args);
    }
}
