package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Recommender;
import dev.headroom.forecasting.recommendation.Situation;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.recommendation.margin.MarginLearner;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what a recommendation starts from. Thread-safe. */
final class SituationReader {

    /** The cool-down of the plan, and a little more: outlooks are made every ten minutes. */
    private static final Duration COOL_DOWN = Duration.ofMinutes(11);

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The window of llm-d's law, in whole scrapes. */
    private static final Duration PRESSURE = Duration.ofSeconds(45);

    private static final double PRESSURE_QUANTILE = 0.9;
    private static final int STARTS = 20;
    /** Reading thousands of past forecasts changes little within so short a time. */
    private static final Duration MARGINS_KEPT = Duration.ofMinutes(20);

    private final OutlookSources sources;
    private final OutlookSettings settings;
    private final Map<ServiceName, Learned> learned = new ConcurrentHashMap<>();

    /** What is learned from the last days. */
    private record Learned(Margins margins, double lastValueMarginRps, Instant at) {}

    SituationReader(OutlookSources sources, OutlookSettings settings) {
        this.sources = sources;
        this.settings = settings;
    }

    Situation read(ServiceName service, Instant now, List<ExpectedEvent> events) {
        ServiceDefinition definition = sources.fleet().definitionOf(service);
        LeadTime lead = LeadTime.of(
                sources.starts().newestStarts(service, STARTS),
                definition.replicas().startUp(),
                settings.scrapeInterval());
        Learned past = learned(service, now, lead.length());
        return new Situation(
                definition,
                now,
                new Situation.Replicas(replicas(service, now), sources.watch().pending(service), lead),
                new Situation.Load(offeredNow(service, now), past.lastValueMarginRps(), stress(definition, now)),
                new Situation.Past(
                        sources.store().needsSince(service, now.minus(Recommender.STABILISATION)),
                        sources.store().askedSince(service, now.minus(COOL_DOWN)),
                        past.margins().withLatest(latestStep(service, now)),
                        sources.receipts().since(service, now.minus(MarginLearner.TRAILING))),
                events);
    }

    /** How hard the latencies of this moment press on the objectives, llm-d's s; NaN when no latency is known. */
    double stress(ServiceDefinition definition, Instant now) {
        Instant end = now.minusSeconds(
                Math.floorMod(now.getEpochSecond(), settings.scrapeInterval().toSeconds()));
        long scrapes =
                Math.ceilDiv(PRESSURE.toSeconds(), settings.scrapeInterval().toSeconds());
        Window window = Window.covering(end.minus(settings.scrapeInterval().multipliedBy(scrapes)), end, PRESSURE);
        Slo slo = definition.slo();
        return SloPressure.stress(
                quantile(definition.name(), LatencyKind.TTFT, window) / seconds(slo.ttft()),
                quantile(definition.name(), LatencyKind.TPOT, window) / seconds(slo.tpot()));
    }

    private double quantile(ServiceName service, LatencyKind kind, Window window) {
        return sources.history().latencies(service, kind, window).stream()
                .flatMap(Optional::stream)
                .filter(histogram -> histogram.count() > 0)
                .reduce((_, newest) -> newest)
                .map((LatencyHistogram histogram) -> histogram.quantile(PRESSURE_QUANTILE))
                .orElse(Double.NaN);
    }

    private Learned learned(ServiceName service, Instant now, Duration lead) {
        Learned known = learned.get(service);
        if (known != null && known.at().plus(MARGINS_KEPT).isAfter(now)) {
            return known;
        }
        Window window = Window.covering(now.minus(MarginLearner.TRAILING), settings.stepBefore(now), settings.step());
        TimeSeries offered = sources.demand().of(service, window).requests();
        Learned fresh = new Learned(
                MarginLearner.learn(sources.store().of(service, now.minus(MarginLearner.TRAILING), now), offered),
                MarginLearner.ofLastValue(offered, lead),
                now);
        learned.put(service, fresh);
        return fresh;
    }

    /** The load of the newest complete step; NaN when unknown. */
    private double latestStep(ServiceName service, Instant now) {
        Instant end = settings.stepBefore(now);
        Window step = new Window(end.minus(settings.step()), end, settings.step());
        return sources.demand().of(service, step).requests().last();
    }

    int replicas(ServiceName service, Instant now) {
        return Math.toIntExact(sources.history().nodes(service).stream()
                .filter(node -> !node.gateway())
                .filter(node -> !node.lastSample().plus(settings.staleAfter()).isBefore(now))
                .count());
    }

    /** Put together like the load that is forecast: a client that asks ten times needs no ten replicas. */
    private double offeredNow(ServiceName service, Instant now) {
        return sources.demand()
                .of(service, Window.covering(now.minus(RECENT), now, MINUTE))
                .requests()
                .max();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
