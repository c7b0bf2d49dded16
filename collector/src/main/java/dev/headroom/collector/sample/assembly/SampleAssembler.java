package dev.headroom.collector.sample.assembly;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ScrapeTime;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.assembly.Baselines.Seen;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
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

    private record LogEvent(NodeKey node, String event) {}

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
        List<NodeProfile> profiles = new ArrayList<>();
        List<ServingSample> serving = new ArrayList<>();
        List<LatencySample> latencies = new ArrayList<>();
        for (ServingReading reading : observation.serving()) {
            profiles.add(new NodeProfile(reading.node(), reading.model(), dialect, instance));
            Optional<Seen<ServingReading>> before = nodes.replace(reading.node(), steady, reading);
            serving.add(servingSample(time, reading, before));
            before.ifPresent(seen -> latencies.addAll(latencySamples(
                    time, reading.node(), reading.latencies(), seen.reading().latencies())));
        }
        List<GatewaySample> gatewaySamples = new ArrayList<>();
        for (GatewayReading reading : observation.gateways()) {
            profiles.add(new NodeProfile(reading.gateway().asNode(), "", dialect, instance));
            Optional<Seen<GatewayReading>> before = gateways.replace(reading.gateway(), steady, reading);
            gatewaySamples.add(gatewaySample(time, reading, before));
            if (observation.serving().isEmpty()) { // a node on the same page has latencies of its own
                before.ifPresent(seen -> latencies.addAll(latencySamples(
                        time,
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
                    .replace(new LogEvent(now.node(), now.event()), steady, now.total())
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

    private ServingSample servingSample(Instant time, ServingReading now, Optional<Seen<ServingReading>> before) {
        if (before.isEmpty()) {
            return new ServingSample(
                    time,
                    now.node(),
                    Double.NaN,
                    RequestCounts.UNKNOWN,
                    TokenCounts.UNKNOWN,
                    Double.NaN,
                    now.engine(),
                    now.connections());
        }
        ServingReading then = before.get().reading();
        TokenCounts tokens = Increase.of(then.tokens(), now.tokens());
        return new ServingSample(
                time,
                now.node(),
                before.get().secondsUntil(steady),
                Increase.of(then.requests(), now.requests()),
                tokens,
                Increase.of(then.preemptions(), now.preemptions()),
                withPrefixHits(now.engine(), tokens),
                now.connections());
    }

    /** Over the interval where tokens were counted; otherwise the server's own gauge, which knows its own window. */
    private static EngineGauges withPrefixHits(EngineGauges engine, TokenCounts tokens) {
        if (!(tokens.prompt() > 0) || Double.isNaN(tokens.cachedPrompt())) {
            return engine;
        }
        double ratio = Math.min(1, tokens.cachedPrompt() / tokens.prompt());
        return new EngineGauges(engine.running(), engine.waiting(), engine.maxRunning(), engine.kvCacheRatio(), ratio);
    }

    private GatewaySample gatewaySample(Instant time, GatewayReading now, Optional<Seen<GatewayReading>> before) {
        double covered = before.map(seen -> seen.secondsUntil(steady)).orElse(Double.NaN);
        RequestCounts requests = before.map(seen -> Increase.of(seen.reading().requests(), now.requests()))
                .orElse(RequestCounts.UNKNOWN);
        return new GatewaySample(time, now.gateway(), covered, requests, now.connections());
    }

    private static List<LatencySample> latencySamples(
            Instant time,
            NodeKey node,
            Map<LatencyKind, CumulativeHistogram> now,
            Map<LatencyKind, CumulativeHistogram> before) {
        List<LatencySample> samples = new ArrayList<>();
        for (LatencyKind kind : LatencyKind.values()) {
            CumulativeHistogram current = now.get(kind);
            CumulativeHistogram earlier = before.get(kind);
            if (current != null && earlier != null) {
                Increase.of(earlier, current)
                        .map(added -> new LatencySample(
                                time, node, kind, current.layout(), added.counts(), added.sumSeconds()))
                        .ifPresent(samples::add);
            }
        }
        return samples;
    }
}
