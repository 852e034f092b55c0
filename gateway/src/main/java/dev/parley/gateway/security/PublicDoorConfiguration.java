package dev.parley.gateway.security;

import dev.parley.defaults.problem.ProblemWriter;
import dev.parley.gateway.GatewayProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.json.JsonMapper;

/** The filters before the security chain, in the order in which they see a request. */
@Configuration(proxyBeanMethods = false)
class PublicDoorConfiguration {
    @Bean
    ClientAddressFilter clientAddressFilter(GatewayProperties properties) {
        return new ClientAddressFilter(properties.trustedProxies());
    }

    @Bean
    BrowserHeadersFilter browserHeadersFilter() {
        return new BrowserHeadersFilter();
    }

    @Bean
    OriginFilter originFilter(GatewayProperties properties, ProblemWriter problems) {
        return new OriginFilter(properties.allowedOrigins(), problems);
    }

    @Bean
    BodySizeFilter bodySizeFilter(GatewayProperties properties) {
        return new BodySizeFilter(properties.maxBody().toBytes());
    }

    @Bean
    AnonymousCallFilter anonymousCallFilter() {
        return new AnonymousCallFilter();
    }

    @Bean
    NettyServerCustomizer problemsOfRefusedRequests(JsonMapper json) {
        return server -> server.doOnChannelInit((observer, channel, remote) -> {
            if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "refusals", new RefusalHandler(json));
            }
        });
    }
}
