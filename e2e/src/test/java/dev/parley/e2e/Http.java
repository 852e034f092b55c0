package dev.parley.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls of the REST API, as somebody or as nobody. */
record Http(Map<String, String> headers) {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    static final Http ANONYMOUS = new Http(Map.of());

    static Http as(String token) {
        return new Http(Map.of("Authorization", "Bearer " + token));
    }

    Http with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Http(more);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, Object body) {
        return send("POST", path, Fleet.JSON.writeValueAsString(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, Fleet.JSON.writeValueAsString(body));
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, Fleet.JSON.writeValueAsString(body));
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Any body at all; as JSON unless the headers say otherwise. */
    Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(Fleet.URL + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
