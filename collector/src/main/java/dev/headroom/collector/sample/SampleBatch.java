package dev.headroom.collector.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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

    /** The rows by their kinds, each kind in its order. */
    public static SampleBatch of(Collection<? extends SampleRow> rows) {
        return new SampleBatch(
                only(NodeProfile.class, rows),
                only(ServingSample.class, rows),
                only(GatewaySample.class, rows),
                only(HostSample.class, rows),
                only(GpuSample.class, rows),
                only(LatencySample.class, rows),
                only(LogEventSample.class, rows),
                only(ExtraSample.class, rows),
                only(GpuEvent.class, rows),
                only(OutcomeRow.class, rows));
    }

    private static <R extends SampleRow> List<R> only(Class<R> kind, Collection<? extends SampleRow> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All of them, kind by kind. */
    public List<SampleRow> rows() {
        return Stream.of(nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, outcomes)
                .<SampleRow>flatMap(List::stream)
                .toList();
    }

    /** How many rows of samples it becomes; what is told of nodes is none. */
    public int rowCount() {
        return rows().size() - nodes.size();
    }

    /** These rows behind the others of their kinds. */
    public SampleBatch plus(Collection<? extends SampleRow> more) {
        List<SampleRow> all = new ArrayList<>(rows());
        all.addAll(more);
        return of(all);
    }

    /** The same rows, and how the scrape that brought them ended. */
    public SampleBatch withOutcome(OutcomeRow outcome) {
        return new SampleBatch(
                nodes, serving, gateways, hosts, gpus, latencies, logEvents, extras, gpuEvents, List.of(outcome));
    }
}
