package dev.headroom.collector.sample.assembly;

import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.ScrapeTime;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.assembly.Baselines.Seen;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.ServingReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one node or gateway for the time between two scrapes of it. */
record IntervalRows(ScrapeTime taken) {

    ServingSample serving(ServingReading now, Optional<Seen<ServingReading>> before) {
        if (before.isEmpty()) {
            return new ServingSample(
                    taken.wall(),
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
                taken.wall(),
                now.node(),
                before.get().secondsUntil(taken.steady()),
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

    GatewaySample gateway(GatewayReading now, Optional<Seen<GatewayReading>> before) {
        double covered = before.map(seen -> seen.secondsUntil(taken.steady())).orElse(Double.NaN);
        RequestCounts requests = before.map(seen -> Increase.of(seen.reading().requests(), now.requests()))
                .orElse(RequestCounts.UNKNOWN);
        return new GatewaySample(taken.wall(), now.gateway(), covered, requests, now.connections());
    }

    List<LatencySample> latencies(
            NodeKey node, Map<LatencyKind, CumulativeHistogram> now, Map<LatencyKind, CumulativeHistogram> before) {
        List<LatencySample> samples = new ArrayList<>();
        for (LatencyKind kind : LatencyKind.values()) {
            CumulativeHistogram current = now.get(kind);
            CumulativeHistogram earlier = before.get(kind);
            if (current != null && earlier != null) {
                Increase.of(earlier, current)
                        .map(added -> new LatencySample(
                                taken.wall(), node, kind, current.layout(), added.counts(), added.sumSeconds()))
                        .ifPresent(samples::add);
            }
        }
        return samples;
    }
}
