package dev.headroom.collector.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what one target shows, scrape after scrape, into rows to be stored. Totals become the increase since the reading
 * before; the first reading of a node, one after a gap longer than the staleness limit, and one that is not later than
 * its predecessor are only a baseline: gauges are kept, increases are unknown. One per target; one thread.
 */
public final class SampleAssembler {
    /** The age at which Prometheus, too, calls a value stale. */
    public static final Duration STALENESS = Duration.ofMinutes(5);

    private final String instance;
    private final Duration staleness;
    private final Map<NodeKey, Seen<ServingReading>> nodes = new HashMap<>();
    private final Map<GatewayKey, Seen<GatewayReading>> gateways = new HashMap<>();

    /** The instance is where the target is scraped, {@code host:port} or the command. */
    public SampleAssembler(String instance, Duration staleness) {
        if (!staleness.isPositive()) {
            throw new IllegalArgumentException("staleness must be > 0, was " + staleness);
        }
        this.instance = instance;
        this.staleness = staleness;
    }

    /** Rows of one successful scrape, still without its outcome. A failed scrape needs no call: it is a gap. */
    public SampleBatch assemble(Instant time, Observation observation, String dialect) {
        List<NodeProfile> profiles = new ArrayList<>();
        List<ServingSample> serving = new ArrayList<>();
        List<LatencySample> latencies = new ArrayList<>();
        for (ServingReading reading : observation.serving()) {
            profiles.add(new NodeProfile(reading.node(), reading.model(), dialect, instance));
            Optional<Seen<ServingReading>> before = baseline(nodes.get(reading.node()), time);
            serving.add(servingSample(time, reading, before));
            before.ifPresent(seen -> latencies.addAll(latencySamples(time, reading, seen.reading())));
            nodes.put(reading.node(), new Seen<>(time, reading));
        }
        List<GatewaySample> gatewaySamples = new ArrayList<>();
        for (GatewayReading reading : observation.gateways()) {
            profiles.add(new NodeProfile(reading.gateway().asNode(), "", dialect, instance));
            gatewaySamples.add(gatewaySample(time, reading, baseline(gateways.get(reading.gateway()), time)));
            gateways.put(reading.gateway(), new Seen<>(time, reading));
        }
        forgetStale(time);
        List<GpuSample> gpus = observation.gpus().stream()
                .map(reading -> new GpuSample(time, reading))
                .toList();
        return new SampleBatch(profiles, serving, gatewaySamples, gpus, latencies, List.of());
    }

    private <R> Optional<Seen<R>> baseline(@Nullable Seen<R> seen, Instant time) {
        if (seen == null || !seen.time().isBefore(time) || isStale(seen.time(), time)) {
            return Optional.empty();
        }
        return Optional.of(seen);
    }

    private boolean isStale(Instant seen, Instant now) {
        return seen.plus(staleness).isBefore(now);
    }

    private void forgetStale(Instant now) {
        nodes.values().removeIf(seen -> isStale(seen.time(), now));
        gateways.values().removeIf(seen -> isStale(seen.time(), now));
    }

    private static ServingSample servingSample(
            Instant time, ServingReading now, Optional<Seen<ServingReading>> before) {
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
                seconds(before.get().time(), time),
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

    private static GatewaySample gatewaySample(
            Instant time, GatewayReading now, Optional<Seen<GatewayReading>> before) {
        double covered = before.map(seen -> seconds(seen.time(), time)).orElse(Double.NaN);
        RequestCounts requests = before.map(seen -> Increase.of(seen.reading().requests(), now.requests()))
                .orElse(RequestCounts.UNKNOWN);
        return new GatewaySample(time, now.gateway(), covered, requests, now.connections());
    }

    private static List<LatencySample> latencySamples(Instant time, ServingReading now, ServingReading before) {
        List<LatencySample> samples = new ArrayList<>();
        for (LatencyKind kind : LatencyKind.values()) {
            CumulativeHistogram current = now.latencies().get(kind);
            CumulativeHistogram earlier = before.latencies().get(kind);
            if (current != null && earlier != null) {
                Increase.of(earlier, current)
                        .map(added -> new LatencySample(
                                time, now.node(), kind, current.layout(), added.counts(), added.sumSeconds()))
                        .ifPresent(samples::add);
            }
        }
        return samples;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** The reading before, and when it was taken. */
    private record Seen<R>(Instant time, R reading) {}
}
