package dev.parley.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contracts.auth.v1.UserRegistered;
import dev.parley.test.IntegrationTest;
import dev.parley.test.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class RegistrationIT {
    private static final String DEAD_LETTERS = "profile-service.dead-letters";
    private static final Duration ALL_RETRIES = Duration.ofMillis(200 + 400 + 800 + 1600);

    @Autowired
    private WebTestClient http;

    @Autowired
    private TestEvents events;

    @Autowired
    private RabbitTemplate rabbit;

    @Autowired
    private PostgresProfileRepository profiles;

    private Users users;

    @BeforeEach
    void users() {
        users = new Users(http, events);
        new RabbitAdmin(rabbit).purgeQueue(DEAD_LETTERS);
    }

    @Test
    void sameRegistrationToldTwiceLeavesTheProfileAsItIs() {
        UUID ada = users.register("ada", "Ada");
        var stored = Objects.requireNonNull(profiles.find(ada).block());
        profiles.update(new Profile(ada, "ada", "Ada King", null, null, null, 2, stored.updatedAt()))
                .block();

        events.publish(new UserRegistered(ada, "ada", "Ada", Users.REGISTERED_AT));
        users.register("after", "Told after it");
        assertThat(profiles.find(ada).block()).extracting(Profile::displayName).isEqualTo("Ada King");
    }

    @Test
    void nameThatIsNotFitToBeShownGivesWayToTheUsername() {
        UUID ada = users.register("ada", "\u202E evil");
        assertThat(profiles.find(ada).block()).extracting(Profile::displayName).isEqualTo("ada");
    }

    @Test
    void poisonedEventIsRetriedAndPutAsideAndTheNextOneArrives() {
        UUID poison = UUID.randomUUID();
        Instant begun = Instant.now();
        events.publish(UserRegistered.TYPE, "{\"userId\":\"no id\"", poison);
        users.register("next", "Next");

        Message dead = Objects.requireNonNull(rabbit.receive(DEAD_LETTERS, 10_000));
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(ALL_RETRIES);
        assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).startsWith("{\"userId\":\"no id\"");
        assertThat(dead.getMessageProperties().getHeaders())
                .containsEntry("cloudEvents_id", poison.toString())
                .containsEntry("x-original-exchange", "parley.events")
                .containsEntry("x-original-routingKey", UserRegistered.TYPE)
                .containsKeys("x-exception-message", "x-exception-stacktrace");
        assertThat(rabbit.receive(DEAD_LETTERS)).isNull();
    }

    @Test
    void eventThatTheDatabaseRefusesIsPutAsideToo() {
        UUID user = UUID.randomUUID();
        events.publish(UserRegistered.TYPE, "{\"userId\":\"%s\"}".formatted(user), UUID.randomUUID());
        users.register("next", "Next");
        assertThat(rabbit.receive(DEAD_LETTERS, 10_000)).isNotNull();
    }
}
