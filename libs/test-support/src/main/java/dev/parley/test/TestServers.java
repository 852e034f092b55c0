package dev.parley.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/**
 * The servers of this test run: those that are running already ({@code PARLEY_TEST_SERVERS} names their directory),
 * else containers where an engine answers, else native processes.
 */
final class TestServers {
    static final Endpoints ENDPOINTS = start();

    private TestServers() {}

    private static Endpoints start() {
        String running = System.getenv("PARLEY_TEST_SERVERS");
        if (running != null && !running.isBlank()) {
            return NativeServers.endpoints(Path.of(running));
        }
        return engineAnswers() ? ContainerServers.start() : NativeServers.start();
    }

    private static boolean engineAnswers() {
        boolean named = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return named && DockerClientFactory.instance().isDockerAvailable();
    }
}
