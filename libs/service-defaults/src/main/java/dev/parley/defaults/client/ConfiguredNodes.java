package dev.parley.defaults.client;

import java.net.URI;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import reactor.core.publisher.Flux;

/** The nodes that the configuration names; on Kubernetes one address a service, behind which the cluster balances. */
class ConfiguredNodes implements ReactiveDiscoveryClient {
    private final FleetProperties fleet;

    ConfiguredNodes(FleetProperties fleet) {
        this.fleet = fleet;
    }

    @Override
    public String description() {
        return "nodes named by parley.services";
    }

    @Override
    public Flux<ServiceInstance> getInstances(String service) {
        return Flux.fromIterable(fleet.nodes(service)).map(uri -> instance(service, uri));
    }

    @Override
    public Flux<String> getServices() {
        return Flux.fromIterable(fleet.services().keySet());
    }

    private static ServiceInstance instance(String service, URI uri) {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return new DefaultServiceInstance(uri.getAuthority(), service, uri.getHost(), port, secure);
    }
}
