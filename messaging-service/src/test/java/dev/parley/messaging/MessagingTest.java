package dev.parley.messaging;

import dev.parley.messaging.membership.FakeConversations;
import dev.parley.test.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The service with real servers, and a stand-in for conversation-service alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import({Chat.class, FakeConversations.class})
public @interface MessagingTest {}
