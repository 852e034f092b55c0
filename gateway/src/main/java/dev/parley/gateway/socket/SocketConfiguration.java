package dev.parley.gateway.socket;

import dev.parley.gateway.route.Nodes;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
    @Bean
    ProtocolTokenFilter protocolTokenFilter() {
        return new ProtocolTokenFilter();
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
