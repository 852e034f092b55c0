package dev.parley.test;

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
        return DockerClientFactory.instance().isDockerAvailable() ? ContainerServers.start() : NativeServers.start();
    }
}
