package dev.headroom.dashboard.demo.past;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.dashboard.demo.page.DcgmPage;
import dev.headroom.dashboard.demo.page.FleetPages;
import dev.headroom.dashboard.demo.page.SglangPage;
import dev.headroom.forecasting.simulation.ClusterState;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import dev.headroom.forecasting.simulation.gpu.GpuState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the collector would have read from the pages of a cluster, without writing and parsing them. A test holds it to
 * the pages.
 */
public final class ObservedCluster {

    private static final double MEBIBYTE = 1024 * 1024;

    private final DemoService service;

    public ObservedCluster(DemoService service) {
        this.service = service;
    }

    /** Empty for a node that is lost. */
    public Observation node(int node, ClusterState state) {
        NodeState seen = state.nodes().get(node);
        if (!seen.up()) {
            return Observation.NOTHING;
        }
        Map<LatencyKind, CumulativeHistogram> latencies = new EnumMap<>(LatencyKind.class);
        for (LatencyKind kind : LatencyKind.values()) {
            latencies.put(kind, seen.latencies().of(kind).cumulative());
        }
        NodeState.Totals totals = seen.totals();
        ServingReading reading = new ServingReading(
                service.nodeKey(node),
                service.model(),
                requests(totals),
                new TokenCounts(
                        Math.rint(totals.promptTokens()),
                        Math.rint(totals.cachedTokens()),
                        Math.rint(totals.generationTokens())),
                totals.preemptions(),
                gauges(seen),
                Connections.UNKNOWN,
                latencies);
        return Observation.ofServing(reading);
    }

    public Observation gateway(ClusterState state) {
        GatewayState seen = state.gateway();
        GatewayReading reading = new GatewayReading(
                new GatewayKey(service.name(), service.gateway()),
                new RequestCounts(
                        Math.rint(seen.served())
                                + Math.rint(seen.failed())
                                + Math.rint(seen.rejected429())
                                + Math.rint(seen.rejected503()),
                        Math.rint(seen.failed()),
                        Math.rint(seen.rejected429()),
                        Math.rint(seen.rejected503())),
                new Connections(seen.connections(), Double.NaN),
                Map.of());
        return Observation.ofGateways(reading);
    }

    public List<GpuReading> gpus(ClusterState state) {
        List<GpuReading> readings = new ArrayList<>();
        for (int node = 0; node < state.nodes().size(); node++) {
            if (state.nodes().get(node).up()) {
                List<GpuState> gpus = FleetPages.gpus(service, node, state);
                for (int device = 0; device < gpus.size(); device++) {
                    readings.add(gpu(node, device, gpus.get(device)));
                }
            }
        }
        return readings;
    }

    /** vLLM groups codes, so that its 503 are seen as failures; SGLang tells them apart. */
    private RequestCounts requests(NodeState.Totals totals) {
        double served = Math.rint(totals.served());
        double failed = Math.rint(totals.failed());
        double refused = Math.rint(totals.rejected503());
        return switch (service.software()) {
            case VLLM -> new RequestCounts(served + failed + refused, failed + refused, Double.NaN, Double.NaN);
            case SGLANG -> new RequestCounts(served + failed + refused, failed, 0, refused);
        };
    }

    private EngineGauges gauges(NodeState seen) {
        double most =
                switch (service.software()) {
                    case VLLM -> Double.NaN;
                    case SGLANG -> service.profile().engine().maxRunning();
                };
        NodeState.Totals totals = seen.totals();
        double hits =
                switch (service.software()) {
                    case VLLM -> Double.NaN;
                    case SGLANG -> SglangPage.hitRate(totals);
                };
        return new EngineGauges(
                seen.gauges().running(),
                seen.gauges().waiting(),
                most,
                seen.gauges().kvRatio(),
                hits);
    }

    private GpuReading gpu(int node, int device, GpuState gpu) {
        return new GpuReading(
                new GpuDevice(
                        service.gpuUuid(node, device),
                        service.name(),
                        service.nodeName(node),
                        device,
                        DemoService.GPU_MODEL,
                        ""),
                Math.rint(100 * gpu.utilization()) / 100,
                new GpuMemory(
                        Math.rint(DemoService.GPU_MEMORY_MEBIBYTES * gpu.memoryUsed()) * MEBIBYTE,
                        DemoService.GPU_MEMORY_MEBIBYTES * MEBIBYTE),
                new GpuPower(gpu.powerWatts(), service.gpus().powerLimitWatts()),
                new GpuClocks(Math.rint(gpu.smClockMegahertz()), Double.NaN),
                new GpuHealth(
                        Math.rint(gpu.temperatureCelsius()),
                        gpu.throttled() ? DcgmPage.THERMAL : 0,
                        Double.NaN,
                        0,
                        GpuMemoryErrors.UNKNOWN),
                GpuLinks.UNKNOWN);
    }
}
