package dev.headroom.dashboard.cli.collect;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.HostReading;
import dev.headroom.collector.sample.reading.LogEventReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A node, gateway, machine or GPU that a scrape saw, and every number it told.
 *
 * @param kind {@code node}, {@code gateway}, {@code host} or {@code gpu}
 * @param model empty when the page does not tell
 */
record ScrapedThing(String kind, String name, String model, List<Reading> readings) {

    private static final String SINCE_START = "since the server started";

    /** A finite number; {@code unit} is for people and may be empty. */
    record Reading(String name, double value, String unit) {}

    static List<ScrapedThing> all(Observation seen) {
        return Stream.of(
                        seen.serving().stream().map(ScrapedThing::of),
                        seen.gateways().stream().map(ScrapedThing::of),
                        seen.hosts().stream().map(host -> of(host, seen.logEvents())),
                        seen.gpus().stream().map(ScrapedThing::of))
                .flatMap(things -> things)
                .toList();
    }

    private static ScrapedThing of(ServingReading node) {
        Known known = new Known();
        known.add("running", node.engine().running(), "requests");
        known.add("waiting", node.engine().waiting(), "requests");
        known.add("max_running", node.engine().maxRunning(), "requests");
        known.add("kv_cache_ratio", node.engine().kvCacheRatio(), "of 1");
        known.add("prefix_hit_ratio", node.engine().prefixHitRatio(), "of 1");
        known.add(node.requests());
        known.add("prompt_tokens", node.tokens().prompt(), SINCE_START);
        known.add("cached_prompt_tokens", node.tokens().cachedPrompt(), SINCE_START);
        known.add("generation_tokens", node.tokens().generation(), SINCE_START);
        known.add("preemptions", node.preemptions(), SINCE_START);
        known.add(node.connections());
        known.add(node.latencies());
        return new ScrapedThing("node", node.node().node(), node.model(), known.readings);
    }

    private static ScrapedThing of(GatewayReading gateway) {
        Known known = new Known();
        known.add(gateway.requests());
        known.add(gateway.connections());
        known.add(gateway.latencies());
        return new ScrapedThing("gateway", gateway.gateway().gateway(), "", known.readings);
    }

    private static ScrapedThing of(HostReading host, List<LogEventReading> logEvents) {
        Known known = new Known();
        known.add(host.connections());
        known.add("cpu_seconds", host.cpuSeconds(), SINCE_START);
        known.add("cpu_busy_seconds", host.cpuBusySeconds(), SINCE_START);
        known.add("memory_used_bytes", host.memoryUsedBytes(), "bytes");
        known.add("memory_total_bytes", host.memoryTotalBytes(), "bytes");
        logEvents.stream()
                .filter(event -> event.node().equals(host.host()))
                .forEach(event -> known.add("log_event_" + event.event(), event.total(), "lines " + SINCE_START));
        return new ScrapedThing("host", host.host().node(), "", known.readings);
    }

    private static ScrapedThing of(GpuReading gpu) {
        Known known = new Known();
        known.add("utilization_ratio", gpu.utilizationRatio(), "of 1");
        known.add("memory_used_bytes", gpu.memory().usedBytes(), "bytes");
        known.add("memory_total_bytes", gpu.memory().totalBytes(), "bytes");
        known.add("power_watts", gpu.power().watts(), "W");
        known.add("power_limit_watts", gpu.power().limitWatts(), "W");
        known.add("temperature_celsius", gpu.health().temperatureCelsius(), "°C");
        known.add("sm_clock_megahertz", gpu.clocks().smMegahertz(), "MHz");
        known.add("memory_clock_megahertz", gpu.clocks().memoryMegahertz(), "MHz");
        boolean told = gpu.health().throttleReasons() != GpuHealth.UNKNOWN_THROTTLE;
        known.add("throttle_reasons", told ? gpu.health().throttleReasons() : Double.NaN, "as NVML's bits");
        known.add("ecc_uncorrected", gpu.health().eccUncorrected(), "errors");
        known.add("xid", gpu.health().xid(), "");
        known.add(gpu.health().memoryErrors());
        known.add(gpu.links());
        return new ScrapedThing("gpu", gpu.device().uuid(), gpu.device().model(), known.readings);
    }

    /** Collects what is known. */
    private static final class Known {
        private final List<Reading> readings = new ArrayList<>();

        void add(String name, double value, String unit) {
            if (Double.isFinite(value)) {
                readings.add(new Reading(name, value, unit));
            }
        }

        void add(RequestCounts requests) {
            add("requests", requests.ended(), SINCE_START);
            add("failed", requests.failed(), SINCE_START);
            add("rejected_429", requests.rejected429(), SINCE_START);
            add("rejected_503", requests.rejected503(), SINCE_START);
        }

        void add(GpuMemoryErrors errors) {
            add("ecc_corrected", errors.corrected(), "errors");
            add("ecc_uncorrected_lifetime", errors.uncorrectedLifetime(), "errors");
            add("remapped_rows", errors.remappedRows(), "rows");
            add("remap_failures", errors.remapFailures(), "failures");
        }

        void add(GpuLinks links) {
            add("pcie_generation", links.pcieGeneration(), "");
            add("pcie_width", links.pcieWidth(), "lanes");
            add("pcie_replays", links.pcieReplays(), "packets");
            add("pcie_sent_bytes_per_second", links.pcieSentBytesPerSecond(), "bytes/s");
            add("pcie_received_bytes_per_second", links.pcieReceivedBytesPerSecond(), "bytes/s");
            add("nvlink_bytes_per_second", links.nvlinkBytesPerSecond(), "bytes/s");
            add("nvlink_errors", links.nvlinkErrors(), "errors");
        }

        void add(Connections connections) {
            add("connections", connections.established(), "established");
            add("connection_limit", connections.limit(), "connections");
        }

        void add(Map<LatencyKind, CumulativeHistogram> latencies) {
            for (LatencyKind kind : LatencyKind.values()) {
                CumulativeHistogram histogram = latencies.get(kind);
                if (histogram != null) {
                    String name = kind.name().toLowerCase(Locale.ROOT);
                    add(name + "_count", histogram.count(), "measured " + SINCE_START);
                    add(name + "_mean_seconds", histogram.sumSeconds() / histogram.count(), "s");
                }
            }
        }
    }
}
