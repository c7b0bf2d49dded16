package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.fleet.LiveCluster;
import dev.headroom.forecasting.simulation.ClusterState;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.gpu.GpuState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The metrics pages of one service: one per node, one DCGM exporter per node, one gateway, a port of its own each. */
public final class FleetPages implements AutoCloseable {

    /** Where a page is served; {@code host} is the node or the gateway. */
    public record Endpoint(String host, String hostAndPort) {}

    private final DemoService service;
    private final LiveCluster cluster;
    private final List<PageServer> servers = new ArrayList<>();
    private final List<Endpoint> nodes = new ArrayList<>();
    private final List<Endpoint> exporters = new ArrayList<>();
    private final Endpoint gateway;

    /**
     * Starts serving.
     *
     * @param firstExporter nodes before this one have no DCGM exporter
     */
    public FleetPages(DemoService service, LiveCluster cluster, int firstExporter) throws IOException {
        this.service = service;
        this.cluster = cluster;
        for (int node = 0; node < service.profile().nodes(); node++) {
            nodes.add(serve(service.nodeName(node), "/metrics", nodePage(node)));
            if (node >= firstExporter) {
                exporters.add(serve(service.nodeName(node), "/metrics", gpuPage(node)));
            }
        }
        EnvoyPage envoy = new EnvoyPage(service);
        gateway = serve(service.gateway(), "/stats/prometheus", state -> Optional.of(envoy.render(state.gateway())));
    }

    public List<Endpoint> nodes() {
        return List.copyOf(nodes);
    }

    public List<Endpoint> exporters() {
        return List.copyOf(exporters);
    }

    public Endpoint gateway() {
        return gateway;
    }

    @Override
    public void close() {
        servers.forEach(PageServer::close);
    }

    public static List<GpuState> gpus(DemoService service, int node, ClusterState state) {
        return service.gpus().of(state.nodes().get(node), node, state.second());
    }

    private Function<ClusterState, Optional<String>> nodePage(int node) {
        Function<NodeState, String> page =
                switch (service.software()) {
                    case VLLM -> new VllmPage(service)::render;
                    case SGLANG -> new SglangPage(service)::render;
                };
        return state ->
                Optional.of(state.nodes().get(node)).filter(NodeState::up).map(page);
    }

    private Function<ClusterState, Optional<String>> gpuPage(int node) {
        DcgmPage page = new DcgmPage(service, node);
        return state ->
                state.nodes().get(node).up() ? Optional.of(page.render(gpus(service, node, state))) : Optional.empty();
    }

    private Endpoint serve(String host, String path, Function<ClusterState, Optional<String>> page) throws IOException {
        PageServer server = PageServer.metrics(path, () -> page.apply(cluster.state()));
        servers.add(server);
        return new Endpoint(host, server.hostAndPort());
    }
}
