package dev.headroom.dashboard.demo.past;

import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.assembly.SampleAssembler;
import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.fleet.LiveCluster;
import dev.headroom.dashboard.demo.page.FleetPages;
import dev.headroom.forecasting.simulation.ClusterState;
import dev.headroom.forecasting.simulation.FluidCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The past of one service as the collector would have stored it: days of the flow, then the minutes that the live
 * cluster remembers, both through the collector's own assembler. One thread.
 */
public final class PastSamples {

    /** Longer than the longest step, so that no step counts as a gap. */
    private static final Duration STALENESS = Duration.ofMinutes(20);

    private static final double WARM_UP_SECONDS = 1800;

    private final DemoService service;
    private final Instant anchor;
    private final ObservedCluster observed;
    private final List<FleetPages.Endpoint> endpoints;
    private final List<SampleAssembler> assemblers = new ArrayList<>();
    private final String dialect;

    /** {@code pages} tell where each node is scraped. */
    public PastSamples(DemoService service, FleetPages pages, Instant anchor) {
        this.service = service;
        this.endpoints = new ArrayList<>(pages.nodes());
        for (int node = endpoints.size(); node < service.pastProfile().nodes(); node++) {
            endpoints.add(new FleetPages.Endpoint(service.nodeName(node), service.nodeName(node) + ":8000"));
        }
        this.endpoints.add(pages.gateway());
        this.anchor = anchor;
        this.observed = new ObservedCluster(service);
        this.dialect = service.software().name().toLowerCase(Locale.ROOT);
        forgetTotals();
    }

    /** Hands over everything from a second on, two weeks ago at the earliest, to where the live cluster's memory begins. */
    void flow(double first, Consumer<SampleBatch> sink) {
        FluidCluster fluid = new FluidCluster(
                service.pastProfile(), service.pastScenario(), first - WARM_UP_SECONDS, service.seed());
        for (double warmed = 0; warmed < WARM_UP_SECONDS; warmed += 60) {
            fluid.advanceBy(60);
        }
        store(fluid.state(), false, batch -> {});
        for (HistoryStep step : HistoryStep.between(first, -LiveCluster.REMEMBERED_SECONDS)) {
            fluid.advanceBy(step.seconds());
            ClusterState state = fluid.state();
            store(state, step.gpus(), sink);
        }
    }

    /** Goes on with what the live cluster remembers; its counters start anew. */
    void remembered(List<ClusterState> states, Consumer<SampleBatch> sink) {
        forgetTotals();
        for (int i = 0; i < states.size(); i++) {
            store(states.get(i), i % 6 == 0, i == 0 ? batch -> {} : sink);
        }
    }

    private void forgetTotals() {
        assemblers.clear();
        endpoints.forEach(endpoint -> assemblers.add(new SampleAssembler(endpoint.hostAndPort(), STALENESS)));
    }

    private void store(ClusterState state, boolean withGpus, Consumer<SampleBatch> sink) {
        Instant time = timeOf(state);
        int gateway = assemblers.size() - 1;
        for (int node = 0; node < Math.min(gateway, state.nodes().size()); node++) {
            sink.accept(assemblers.get(node).assemble(time, observed.node(node, state), dialect));
        }
        sink.accept(assemblers.get(gateway).assemble(time, observed.gateway(state), "envoy"));
        if (withGpus) {
            List<GpuSample> gpus = observed.gpus(state).stream()
                    .map(reading -> new GpuSample(time, reading))
                    .toList();
            sink.accept(SampleBatch.of(gpus));
        }
    }

    private Instant timeOf(ClusterState state) {
        return anchor.plusMillis(Math.round(state.second() * 1000));
    }
}
