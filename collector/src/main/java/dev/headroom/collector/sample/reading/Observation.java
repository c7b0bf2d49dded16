package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.gpu.GpuReading;
import java.util.List;
import java.util.Optional;

/**
 * Everything one scrape of one target saw.
 *
 * @param lostGpus those that the source names as lost, beside the ones it could read
 * @param before what the scrape before would have seen, had it seen the same series; empty when what it saw can be
 *     compared with this as it is
 */
public record Observation(
        List<ServingReading> serving,
        List<GatewayReading> gateways,
        List<HostReading> hosts,
        List<GpuReading> gpus,
        List<LogEventReading> logEvents,
        List<ExtraReading> extras,
        List<GpuLoss> lostGpus,
        Optional<Observation> before) {
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
        this(serving, gateways, hosts, gpus, logEvents, extras, List.of(), Optional.empty());
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
        return new Observation(List.of(), List.of(), List.of(), gpus, List.of(), List.of(), lost, Optional.empty());
    }

    /** The same, to be compared with what the scrape before would have seen. */
    public Observation since(Observation other) {
        return new Observation(serving, gateways, hosts, gpus, logEvents, extras, lostGpus, Optional.of(other));
    }

    /** The same with fewer extra series. */
    public Observation withExtras(List<ExtraReading> kept) {
        return new Observation(serving, gateways, hosts, gpus, logEvents, kept, lostGpus, before);
    }
}
