package dev.headroom.collector.sample;

import java.util.List;

/** What one scrape leaves to be stored, all or nothing. */
public record SampleBatch(
        List<NodeProfile> nodes,
        List<ServingSample> serving,
        List<GatewaySample> gateways,
        List<GpuSample> gpus,
        List<LatencySample> latencies,
        List<OutcomeRow> outcomes) {
    public SampleBatch {
        nodes = List.copyOf(nodes);
        serving = List.copyOf(serving);
        gateways = List.copyOf(gateways);
        gpus = List.copyOf(gpus);
        latencies = List.copyOf(latencies);
        outcomes = List.copyOf(outcomes);
    }

    /** The same rows, and how the scrape that brought them ended. */
    public SampleBatch withOutcome(OutcomeRow outcome) {
        return new SampleBatch(nodes, serving, gateways, gpus, latencies, List.of(outcome));
    }
}
