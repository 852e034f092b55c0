package dev.parley.gateway.socket;

import dev.parley.gateway.route.Nodes;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
    @Bean
    ProtocolTokenFilter protocolTokenFilter(ReactiveJwtDecoder tokens) {
        return new ProtocolTokenFilter(tokens);
    }

    @Bean
    Tunnels tunnels(MeterRegistry meters) {
        return new Tunnels(meters);
    }

    @Bean
    SocketFilter socketFilter(Nodes nodes, Tunnels tunnels) {
        return new SocketFilter(nodes, tunnels);
    }

    @Bean
    SocketDrain socketDrain(Tunnels tunnels) {
        return new SocketDrain(tunnels);
    }
}
