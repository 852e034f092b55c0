package dev.parley.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers as native processes, started by the script that {@code make up} uses, and removed with this JVM. */
final class NativeServers {
    private static final String SCRIPT = "deploy/local/servers";

    private NativeServers() {}

    static Endpoints start() {
        try {
            Path directory = Files.createTempDirectory("parley-test-servers");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run("remove", directory)));
            run("start", directory, "--ports", "free", "--fast");
            return endpoints(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Endpoints endpoints(Path directory) {
        try {
            return Endpoints.parse(Files.readAllLines(directory.resolve("endpoints.env")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String verb, Path directory, String... options) {
        List<String> command = new ArrayList<>(List.of(script().toString(), verb, directory.toString()));
        command.addAll(List.of(options));
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path script() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve(SCRIPT))) {
                return at.resolve(SCRIPT);
            }
        }
        throw new IllegalStateException("No " + SCRIPT + " above the working directory");
    }
}
