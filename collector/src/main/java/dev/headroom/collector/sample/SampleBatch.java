package dev.headroom.collector.sample;

import java.util.List;

/** What one scrape leaves to be stored, all or nothing. */
public record SampleBatch(
        List<NodeProfile> nodes,
        List<ServingSample> serving,
        List<GatewaySample> gateways,
        List<HostSample> hosts,
        List<GpuSample> gpus,
        List<LatencySample> latencies,
        List<LogEventSample> logEvents,
        List<ExtraSample> extras,
        List<GpuEvent> gpuEvents,
        List<OutcomeRow> outcomes) {
    public static final SampleBatch EMPTY = new SampleBatch(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());

    public SampleBatch {
        nodes = List.copyOf(nodes);
        serving = List.copyOf(serving);
        gateways = List.copyOf(gateways);
        hosts = List.copyOf(hosts);
        gpus = List.copyOf(gpus);
        latencies = List.copyOf(latencies);
        logEvents = List.copyOf(logEvents);
        extras = List.copyOf(extras);
        gpuEvents = List.copyOf(gpuEvents);
        outcomes = List.copyOf(outcomes);
    }

    /** How many rows of samples it becomes. */
    public int rowCount() {
        return serving.size()
                + gateways.size()
                + hosts.size()
                + gpus.size()
                + latencies.size()
                + logEvents.size()
                + extras.size()
                + gpuEvents.size()
                + outcomes.size();
    }

    public SampleBatch withNodes(List<NodeProfile> nodes) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withServing(List<ServingSample> serving) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withGateways(List<GatewaySample> gateways) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withHosts(List<HostSample> hosts) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withGpus(List<GpuSample> gpus) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withLatencies(List<LatencySample> latencies) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withLogEvents(List<LogEventSample> logEvents) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withExtras(List<ExtraSample> extras) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withGpuEvents(List<GpuEvent> gpuEvents) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    public SampleBatch withOutcomes(List<OutcomeRow> outcomes) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes);
    }

    /** The same rows, and how the scrape that brought them ended. */
    public SampleBatch withOutcome(OutcomeRow outcome) {
        return withOutcomes(List.of(outcome));
    }
}
