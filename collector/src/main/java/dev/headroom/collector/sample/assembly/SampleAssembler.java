package dev.headroom.collector.sample.assembly;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ScrapeTime;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.assembly.Baselines.Seen;
import dev.headroom.collector.sample.reading.ExtraReading;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import dev.headroom.collector.sample.reading.HostReading;
import dev.headroom.collector.sample.reading.LogEventReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns what one target shows, scrape after scrape, into rows to be stored. Totals become the increase since the reading
 * before; the first reading of a node, one after a gap longer than the staleness limit, and one that is not later than
 * its predecessor are only a baseline: gauges are kept, increases are unknown. One per target; one thread.
 */
public final class SampleAssembler {
    /** The age at which Prometheus, too, calls a value stale. */
    public static final Duration STALENESS = Duration.ofMinutes(5);

    private final String instance;
    private final Baselines<NodeKey, ServingReading> nodes;
    private final Baselines<GatewayKey, GatewayReading> gateways;
    private final Baselines<NodeKey, HostReading> hosts;
    private final Baselines<LogEvent, Double> logEvents;
    private final Baselines<SeriesKey, Double> extras;

    private final GpuWatch gpuWatch;

    private Instant steady = Instant.EPOCH;

    private record LogEvent(NodeKey node, String event) {
        static LogEvent of(LogEventReading reading) {
            return new LogEvent(reading.node(), reading.event());
        }
    }

    /** As below, of a target that belongs to no service. */
    public SampleAssembler(String instance, Duration staleness) {
        this(ServiceName.UNASSIGNED, instance, staleness);
    }

    /** The instance is where the target is scraped, {@code host:port} or the command. */
    public SampleAssembler(ServiceName service, String instance, Duration staleness) {
        if (!staleness.isPositive()) {
            throw new IllegalArgumentException("staleness must be > 0, was " + staleness);
        }
        this.instance = instance;
        this.nodes = new Baselines<>(staleness);
        this.gateways = new Baselines<>(staleness);
        this.hosts = new Baselines<>(staleness);
        this.logEvents = new Baselines<>(staleness);
        this.extras = new Baselines<>(staleness);
        this.gpuWatch = new GpuWatch(service);
    }

    /** As below, for readings of the past. */
    public SampleBatch assemble(Instant time, Observation observation, String dialect) {
        return assemble(ScrapeTime.at(time), observation, dialect);
    }

    /** Rows of one successful scrape, still without its outcome. A failed scrape needs no call: it is a gap. */
    public SampleBatch assemble(ScrapeTime taken, Observation observation, String dialect) {
        Instant time = taken.wall();
        steady = taken.steady();
        observation.before().ifPresent(this::compareWith);
        IntervalRows rows = new IntervalRows(taken);
        List<NodeProfile> profiles = new ArrayList<>();
        List<ServingSample> serving = new ArrayList<>();
        List<LatencySample> latencies = new ArrayList<>();
        for (ServingReading reading : observation.serving()) {
            profiles.add(new NodeProfile(reading.node(), reading.model(), dialect, instance));
            Optional<Seen<ServingReading>> before = nodes.replace(reading.node(), steady, reading);
            serving.add(rows.serving(reading, before));
            before.ifPresent(seen -> latencies.addAll(rows.latencies(
                    reading.node(), reading.latencies(), seen.reading().latencies())));
        }
        List<GatewaySample> gatewaySamples = new ArrayList<>();
        for (GatewayReading reading : observation.gateways()) {
            profiles.add(new NodeProfile(reading.gateway().asNode(), "", dialect, instance));
            Optional<Seen<GatewayReading>> before = gateways.replace(reading.gateway(), steady, reading);
            gatewaySamples.add(rows.gateway(reading, before));
            if (observation.serving().isEmpty()) { // a node on the same page has latencies of its own
                before.ifPresent(seen -> latencies.addAll(rows.latencies(
                        reading.gateway().asNode(),
                        reading.latencies(),
                        seen.reading().latencies())));
            }
        }
        SampleBatch batch = new SampleBatch(
                profiles,
                serving,
                gatewaySamples,
                hosts(time, observation.hosts()),
                observation.gpus().stream()
                        .map(reading -> new GpuSample(time, reading))
                        .toList(),
                latencies,
                logEvents(time, observation.logEvents()),
                extras(time, observation.extras()),
                gpuWatch.seen(time, observation.gpus(), observation.lostGpus()),
                List.of());
        forgetStale(steady);
        return batch;
    }

    /** Machines are left as they are: their processors' seconds are not among the totals that are told. */
    private void compareWith(Observation before) {
        nodes.amend(byKey(before.serving(), ServingReading::node, reading -> reading));
        gateways.amend(byKey(before.gateways(), GatewayReading::gateway, reading -> reading));
        logEvents.amend(byKey(before.logEvents(), LogEvent::of, LogEventReading::total));
        extras.amend(byKey(before.extras(), ExtraReading::series, ExtraReading::value));
    }

    private static <T, K, R> Map<K, R> byKey(List<T> all, Function<T, K> key, Function<T, R> reading) {
        return all.stream().collect(Collectors.toMap(key, reading, (first, _) -> first));
    }

    /** What befell GPUs, of a scrape that failed because of them. */
    public List<GpuEvent> lost(Instant time, List<GpuLoss> lost) {
        return gpuWatch.lost(time, lost);
    }

    private void forgetStale(Instant now) {
        nodes.forgetStale(now);
        gateways.forgetStale(now);
        hosts.forgetStale(now);
        logEvents.forgetStale(now);
        extras.forgetStale(now);
    }

    private List<HostSample> hosts(Instant time, List<HostReading> readings) {
        List<HostSample> samples = new ArrayList<>(readings.size());
        for (HostReading now : readings) {
            double cpu = hosts.replace(now.host(), steady, now)
                    .map(seen -> cpuRatio(seen.reading(), now))
                    .orElse(Double.NaN);
            samples.add(new HostSample(
                    time, now.host(), now.connections(), cpu, now.memoryUsedBytes(), now.memoryTotalBytes()));
        }
        return samples;
    }

    private static double cpuRatio(HostReading before, HostReading now) {
        double all = Increase.of(before.cpuSeconds(), now.cpuSeconds());
        return all > 0 ? Math.min(1, Increase.of(before.cpuBusySeconds(), now.cpuBusySeconds()) / all) : Double.NaN;
    }

    private List<LogEventSample> logEvents(Instant time, List<LogEventReading> readings) {
        List<LogEventSample> samples = new ArrayList<>(readings.size());
        for (LogEventReading now : readings) {
            logEvents
                    .replace(LogEvent.of(now), steady, now.total())
                    .ifPresent(seen -> samples.add(new LogEventSample(
                            time,
                            now.node(),
                            now.event(),
                            seen.secondsUntil(steady),
                            Increase.of(seen.reading(), now.total()))));
        }
        return samples;
    }

    private List<ExtraSample> extras(Instant time, List<ExtraReading> readings) {
        List<ExtraSample> samples = new ArrayList<>(readings.size());
        for (ExtraReading now : readings) {
            if (!now.counter()) {
                samples.add(new ExtraSample(time, now.series(), Double.NaN, now.unit(), now.value()));
                continue;
            }
            extras.replace(now.series(), steady, now.value())
                    .ifPresent(seen -> samples.add(new ExtraSample(
                            time,
                            now.series(),
                            seen.secondsUntil(steady),
                            now.unit(),
                            Increase.of(seen.reading(), now.value()))));
        }
        return samples;
    }
}
