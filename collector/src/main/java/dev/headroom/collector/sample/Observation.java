package dev.headroom.collector.sample;

import java.util.List;

/** Everything one scrape of one target saw. */
public record Observation(List<ServingReading> serving, List<GatewayReading> gateways, List<GpuReading> gpus) {
    public static final Observation NOTHING = new Observation(List.of(), List.of(), List.of());

    public Observation {
        serving = List.copyOf(serving);
        gateways = List.copyOf(gateways);
        gpus = List.copyOf(gpus);
    }
}
