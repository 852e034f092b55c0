package dev.parley.test;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** The servers as containers; Testcontainers removes them when this JVM ends. */
final class ContainerServers {
    private static final int REDIS_PORT = 6379;
    private static final int AMQP_PORT = 5672;

    private ContainerServers() {}

    static Endpoints start() {
        var postgres = new PostgreSQLContainer(image("postgres:18", "postgres"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
                .waitingFor(Wait.forListeningPort());
        var rabbit = new RabbitMQContainer(image("rabbitmq:4-management", "rabbitmq"))
                .waitingFor(Wait.forListeningPorts(AMQP_PORT));
        var redis = new GenericContainer<>(DockerImageName.parse("redis:8"))
                .withCommand("redis-server", "--requirepass", "parley")
                .withExposedPorts(REDIS_PORT);
        postgres.start();
        redis.start();
        rabbit.start();
        return new Endpoints(Map.of(
                "PARLEY_POSTGRES", address(postgres, PostgreSQLContainer.POSTGRESQL_PORT),
                "PARLEY_POSTGRES_ADMIN_USERNAME", postgres.getUsername(),
                "PARLEY_POSTGRES_ADMIN_PASSWORD", postgres.getPassword(),
                "PARLEY_REDIS", address(redis, REDIS_PORT),
                "PARLEY_REDIS_PASSWORD", "parley",
                "PARLEY_RABBITMQ", rabbit.getHost() + ":" + rabbit.getAmqpPort(),
                "PARLEY_RABBITMQ_USERNAME", rabbit.getAdminUsername(),
                "PARLEY_RABBITMQ_PASSWORD", rabbit.getAdminPassword()));
    }

    private static DockerImageName image(String name, String standsFor) {
        return DockerImageName.parse(name).asCompatibleSubstituteFor(standsFor);
    }

    private static String address(GenericContainer<?> container, int port) {
        return container.getHost() + ":" + container.getMappedPort(port);
    }
}
