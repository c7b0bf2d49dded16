package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.gpu.GpuReading;
import java.util.List;

/**
 * Everything one scrape of one target saw.
 *
 * @param lostGpus those that the source names as lost, beside the ones it could read
 */
public record Observation(
        List<ServingReading> serving,
        List<GatewayReading> gateways,
        List<HostReading> hosts,
        List<GpuReading> gpus,
        List<LogEventReading> logEvents,
        List<ExtraReading> extras,
        List<GpuLoss> lostGpus) {
    public static final Observation NOTHING =
            new Observation(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Observation {
        serving = List.copyOf(serving);
        gateways = List.copyOf(gateways);
        hosts = List.copyOf(hosts);
        gpus = List.copyOf(gpus);
        logEvents = List.copyOf(logEvents);
        extras = List.copyOf(extras);
        lostGpus = List.copyOf(lostGpus);
    }

    public Observation(
            List<ServingReading> serving,
            List<GatewayReading> gateways,
            List<HostReading> hosts,
            List<GpuReading> gpus,
            List<LogEventReading> logEvents,
            List<ExtraReading> extras) {
        this(serving, gateways, hosts, gpus, logEvents, extras, List.of());
    }

    public static Observation ofServing(ServingReading... nodes) {
        return new Observation(List.of(nodes), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static Observation ofGateways(GatewayReading... gateways) {
        return new Observation(List.of(), List.of(gateways), List.of(), List.of(), List.of(), List.of());
    }

    public static Observation ofGpus(List<GpuReading> gpus) {
        return new Observation(List.of(), List.of(), List.of(), gpus, List.of(), List.of());
    }

    public static Observation ofGpus(List<GpuReading> gpus, List<GpuLoss> lost) {
        return new Observation(List.of(), List.of(), List.of(), gpus, List.of(), List.of(), lost);
    }
}
