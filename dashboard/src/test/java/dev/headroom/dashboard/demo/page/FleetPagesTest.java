package dev.headroom.dashboard.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.dialect.PageReading;
import dev.headroom.collector.exposition.PageFormat;
import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.dashboard.demo.fleet.DemoFleet;
import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.past.ObservedCluster;
import dev.headroom.forecasting.simulation.Cluster;
import dev.headroom.forecasting.simulation.ClusterState;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages mean to the collector what the history claims it has read from them. */
class FleetPagesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theCollectorReadsFromThePagesWhatTheHistorySays(int index) {
        DemoService service = DemoFleet.services().get(index);
        Cluster cluster = new Cluster(service.profile(), service.scenario(), 0, 1);
        cluster.advanceTo(180);
        ClusterState state = cluster.state();
        ObservedCluster observed = new ObservedCluster(service);

        String node =
                switch (service.software()) {
                    case VLLM -> new VllmPage(service).render(state.nodes().get(2));
                    case SGLANG -> new SglangPage(service).render(state.nodes().get(2));
                };
        String gateway = new EnvoyPage(service).render(state.gateway());
        String gpus = new DcgmPage(service, 2).render(FleetPages.gpus(service, 2, state));

        assertThat(read(service, service.nodeName(2), node).serving())
                .isEqualTo(observed.node(2, state).serving());
        assertThat(read(service, service.gateway(), gateway).gateways())
                .isEqualTo(observed.gateway(state).gateways());
        assertThat(read(service, service.nodeName(2), gpus).gpus())
                .isEqualTo(observed.gpus(state).stream()
                        .filter(gpu -> gpu.device().node().equals(service.nodeName(2)))
                        .toList());
    }

    private static Observation read(DemoService service, String node, String page) {
        TargetIdentity target = new TargetIdentity(
                service.name(),
                node,
                "127.0.0.1:1",
                Map.of("service", service.name().value(), "node", node));
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        PageReading reading = DialectCatalog.bundled()
                .reader(DialectCatalog.AUTO, target, PageLimits.DEFAULT)
                .read(body, body.length, PageFormat.PROMETHEUS_TEXT);
        assertThat(reading).isInstanceOfSatisfying(PageReading.Read.class, read -> assertThat(read.warnings())
                .isEmpty());
        return ((PageReading.Read) reading).observation();
    }
}
