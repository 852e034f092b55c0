package dev.parley.gateway.security;

import dev.parley.contracts.problem.ProblemType;
import dev.parley.defaults.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses bodies that are too large: at once when they say so, and in the middle when they do not. */
class BodySizeFilter implements WebFilter, Ordered {
    private static final int BEFORE_SECURITY = -150;

    private final long most;

    BodySizeFilter(long most) {
        this.most = most;
    }

    @Override
    public int getOrder() {
        return BEFORE_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        long length = request.getHeaders().getContentLength();
        if (length > most) {
            return Mono.error(tooLarge());
        }
        boolean unknown = length < 0 && request.getHeaders().containsHeader("Transfer-Encoding");
        return chain.filter(
                unknown ? exchange.mutate().request(counted(request)).build() : exchange);
    }

    private ServerHttpRequest counted(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                long[] read = {0};
                return super.getBody().handle((buffer, sink) -> {
                    read[0] += buffer.readableByteCount();
                    if (read[0] > most) {
                        DataBufferUtils.release(buffer);
                        sink.error(tooLarge());
                    } else {
                        sink.next(buffer);
                    }
                });
            }
        };
    }

    private RuntimeException tooLarge() {
        return Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "At most " + most + " bytes are read.")
                .exception();
    }
}
