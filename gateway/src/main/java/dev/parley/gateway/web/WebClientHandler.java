package dev.parley.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Serves the built web client: named files as they are, and its index for every other page that a browser asks for,
 * because the client routes itself. Files under {@code /assets} carry a hash in their names and never change.
 */
class WebClientHandler implements WebHandler {
    private static final Pattern NOT_PAGES = Pattern.compile("/(v1|internal|oauth2|actuator|docs|assets)(/.*)?");
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String NOT_BUILT = "The web client is not built: run make up, or npm run build in web.";

    private final @Nullable Path root;

    WebClientHandler(@Nullable Path root) {
        this.root = root == null ? null : root.toAbsolutePath().normalize();
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        Path file = file(exchange.getRequest().getPath().value());
        if (file == null && !isPage(exchange)) {
            return Mono.error(Problem.of(ProblemType.NOT_FOUND, null).exception());
        }
        if (!isRead(exchange)) {
            exchange.getResponse().getHeaders().setAllow(READS);
            return Mono.error(
                    new MethodNotAllowedException(exchange.getRequest().getMethod(), READS));
        }
        Path answer = file == null ? file("/index.html") : file;
        return answer == null ? notBuilt(exchange) : send(exchange, answer);
    }

    private @Nullable Path file(String path) {
        if (root == null) {
            return null;
        }
        try {
            Path file = root.resolve(path.substring(1)).normalize();
            return file.startsWith(root) && Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException notAFileName) {
            return null;
        }
    }

    private static boolean isPage(ServerWebExchange exchange) {
        var accepted = exchange.getRequest().getHeaders().getOrEmpty("Accept");
        String path = exchange.getRequest().getPath().value();
        return path.equals("/")
                || (String.join(",", accepted).contains(MediaType.TEXT_HTML_VALUE)
                        && !NOT_PAGES.matcher(path).matches());
    }

    private static boolean isRead(ServerWebExchange exchange) {
        return READS.contains(exchange.getRequest().getMethod());
    }

    private Mono<Void> send(ServerWebExchange exchange, Path file) {
        var headers = exchange.getResponse().getHeaders();
        boolean hashed = root != null && file.startsWith(root.resolve("assets"));
        headers.setCacheControl(hashed ? IMMUTABLE : CacheControl.noCache());
        if (exchange.checkNotModified(version(file))) {
            return exchange.getResponse().setComplete();
        }
        headers.setContentType(
                MediaTypeFactory.getMediaType(file.toString()).orElse(MediaType.APPLICATION_OCTET_STREAM));
        Flux<DataBuffer> content =
                DataBufferUtils.read(file, exchange.getResponse().bufferFactory(), BUFFER_BYTES);
        headers.setContentLength(size(file));
        return exchange.getRequest().getMethod() == HttpMethod.HEAD
                ? exchange.getResponse().setComplete()
                : exchange.getResponse().writeWith(content);
    }

    private static Mono<Void> notBuilt(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.NOT_FOUND);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8));
        return response.writeWith(Mono.just(response.bufferFactory().wrap((NOT_BUILT + "\n").getBytes(UTF_8))));
    }

    private static String version(Path file) {
        try {
            return "W/\"" + Long.toHexString(Files.size(file)) + "-"
                    + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
