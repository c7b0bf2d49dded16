package dev.headroom.alerts.slo;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The 95th percentile of the last five minutes against its objective. Thread-safe. */
public final class LatencyObjectives {

    private static final double P95 = 0.95;
    private static final Duration LATELY = Duration.ofMinutes(5);
    /** The 95th percentile of fewer says nothing. */
    private static final long FEWEST_REQUESTS = 20;

    private static final double NANOS_PER_SECOND = 1e9;

    private final History history;
    private final Fleet fleet;

    public LatencyObjectives(History history, Fleet fleet) {
        this.history = history;
        this.fleet = fleet;
    }

    /** 1 is just kept; NaN when nobody measures it or too few requests were answered. */
    public double ofObjective(ServiceName service, LatencyKind kind, Instant now) {
        Window window = Window.covering(now.minus(LATELY), now, Duration.ofMinutes(1));
        return history.latencies(service, kind, window).stream()
                .flatMap(Optional::stream)
                .reduce(LatencyObjectives::sum)
                .filter(seen -> seen.count() >= FEWEST_REQUESTS)
                .map(seen -> seen.quantile(P95)
                        / objective(fleet.definitionOf(service).slo(), kind))
                .orElse(Double.NaN);
    }

    /** Buckets that changed within five minutes cannot be added up: the later ones are taken. */
    private static LatencyHistogram sum(LatencyHistogram one, LatencyHistogram other) {
        return one.layout().equals(other.layout()) ? one.plus(other) : other;
    }

    private static double objective(Slo slo, LatencyKind kind) {
        Duration objective =
                switch (kind) {
                    case TTFT -> slo.ttft();
                    case TPOT -> slo.tpot();
                    case E2E, QUEUE -> throw new IllegalArgumentException("no objective is declared for " + kind);
                };
        return objective.toNanos() / NANOS_PER_SECOND;
    }
}
