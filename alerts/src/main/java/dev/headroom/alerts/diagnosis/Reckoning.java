package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.recommendation.prevention.HistoryPrevention;
import dev.headroom.forecasting.recommendation.prevention.Prevention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes an episode of a stretch: what it did to users and what would have prevented it. Thread-safe. */
final class Reckoning {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** On top of a limit that was reached. */
    private static final double SOME_MORE = 1.05;

    private final Look.Source source;
    private final Prevention prevention;

    Reckoning(Look.Source source) {
        this.source = source;
        this.prevention = new HistoryPrevention(source.history(), source.fleet(), service -> source.outlooks()
                .latest(service)
                .map(Outlook::capacity)
                .orElseGet(() -> new CapacityEstimate.Unknown(CapacityEstimate.Reason.STALE_DATA, "no outlook yet")));
    }

    Episode episode(Look look, Stretch stretch, Optional<Instant> end) {
        EvidenceOf evidence = new EvidenceOf(look.list());
        return new Episode(
                look.service(),
                stretch.start(),
                end,
                stretch.cause(),
                evidence.facts(stretch.cause(), stretch.worst()),
                stretch.runnerUp(evidence),
                new Damage(stretch.offeredRequests(), stretch.lostRequests(), slowRequests(look, stretch)),
                remedy(look, stretch));
    }

    /** Those whose first token came later than the objective, NaN where nobody measures that. */
    private double slowRequests(Look look, Stretch stretch) {
        Slo slo = source.fleet().definitionOf(look.service()).slo();
        Duration step = stretch.length().compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : MINUTE;
        Window window = Window.covering(stretch.start(), stretch.end(), step);
        List<LatencyHistogram> answered = source.history().latencies(look.service(), LatencyKind.TTFT, window).stream()
                .flatMap(Optional::stream)
                .toList();
        return answered.isEmpty()
                ? Double.NaN
                : answered.stream()
                        .mapToDouble(
                                histogram -> histogram.countAbove(slo.ttft().toNanos() / 1e9))
                        .sum();
    }

    private Remedy remedy(Look look, Stretch stretch) {
        return switch (stretch.cause()) {
            case RETRY_STORM -> new Remedy.BackOff();
            case IMBALANCE -> new Remedy.EvenSpread();
            case THROTTLING -> new Remedy.Cooling();
            case CONNECTION_POOL -> connections(look.list().connectionLimit(stretch.worst()), stretch.worst());
            case RATE_LIMITER, KV_CACHE, PREFILL, GPU_QUEUE -> capacity(look, stretch);
        };
    }

    /** Connections grow with the requests that hold them; the limit itself was not enough. */
    private static Remedy connections(double limit, Moment worst) {
        double needed = worst.get(Signal.CONNECTIONS) * Math.max(1, worst.offeredRps() / worst.servedRps());
        return Double.isFinite(needed) && Double.isFinite(limit)
                ? new Remedy.Connections(Math.ceil(Math.max(needed, limit * SOME_MORE)), limit)
                : new Remedy.Unknown();
    }

    private Remedy capacity(Look look, Stretch stretch) {
        return switch (prevention.of(look.service(), stretch.start(), stretch.end())) {
            case Prevention.Answer.MoreReplicas more -> new Remedy.Replicas(more.needed(), more.had());
            case Prevention.Answer.HigherLimit higher ->
                stretch.cause() == Cause.RATE_LIMITER
                        ? new Remedy.Limit(higher.limit().rps())
                        : asMuchAsWasMissing(stretch.worst(), higher.had());
            case Prevention.Answer.Unknown _ -> new Remedy.Unknown();
        };
    }

    /** What was asked for was more than usual by request, so that the usual capacity does not tell. */
    private static Remedy asMuchAsWasMissing(Moment worst, int had) {
        double needed = Math.ceil(had * worst.offeredRps() / worst.servedRps());
        return new Remedy.Replicas(Double.isFinite(needed) ? (int) Math.max(needed, had + 1.0) : had + 1, had);
    }
}
