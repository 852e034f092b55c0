package dev.parley.gateway.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ClientAddressFilterTest {
    private final ClientAddressFilter filter = new ClientAddressFilter(List.of("10.0.0.0/8", "::1"));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 6.6.6.6, 203.0.113.9",
        "10.1.2.3, 198.51.100.7, 198.51.100.7",
        "10.1.2.3, '6.6.6.6, 198.51.100.7', 198.51.100.7",
        "10.1.2.3, '198.51.100.7, 10.9.9.9', 198.51.100.7",
        "10.1.2.3, 'nonsense', 10.1.2.3",
        "10.1.2.3, '', 10.1.2.3",
        "::1, 2001:db8::7, 2001:db8:0:0:0:0:0:7",
    })
    void believesTrustedProxiesOnly(String peer, String forwardedFor, String client) {
        var seen = seen(peer, forwardedFor, "https");
        assertThat(requireNonNull(seen.getRemoteAddress()).getAddress().getHostAddress())
                .isEqualTo(client);
        assertThat(seen.getHeaders().get("X-Forwarded-For")).containsExactly(client);
    }

    @Test
    void knowsThatAProxyTookTheTlsOff() {
        assertThat(seen("10.1.2.3", "198.51.100.7", "https").getURI().getScheme())
                .isEqualTo("https");
        assertThat(seen("203.0.113.9", "198.51.100.7", "https").getURI().getScheme())
                .isEqualTo("http");
    }

    private ServerHttpRequest seen(String peer, String forwardedFor, String proto) {
        var request = MockServerHttpRequest.get("http://parley.example/v1/sync")
                .remoteAddress(new InetSocketAddress(peer, 4711))
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Forwarded-Proto", proto);
        var seen = new AtomicReference<ServerHttpRequest>();
        filter.filter(MockServerWebExchange.from(request), exchange -> {
                    seen.set(exchange.getRequest());
                    return Mono.empty();
                })
                .block();
        return seen.get();
    }
}
