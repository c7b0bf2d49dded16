package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.dashboard.chart.Signals;
import dev.headroom.dashboard.chart.Sparkline;
import dev.headroom.dashboard.chart.Values;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.Saturations;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings together what one row says of a service. Thread-safe. */
@Component
public final class ServiceSummaries {
    private static final Duration AROUND_NOW = Duration.ofHours(6);
    private static final Duration STEP = Duration.ofMinutes(10);
    /** Long enough that a quiet service has requests in it. */
    private static final Duration LATENCY_BACK = Duration.ofMinutes(5);

    private static final double P95 = 0.95;
    private static final Set<Signal> SIGNALS =
            Set.of(Signal.OFFERED_RPS, Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS);

    private final History history;
    private final Saturations saturations;
    private final Diagnoses diagnoses;
    private final Outlooks outlooks;

    ServiceSummaries(History history, Saturations saturations, Diagnoses diagnoses, Outlooks outlooks) {
        this.history = history;
        this.saturations = saturations;
        this.diagnoses = diagnoses;
        this.outlooks = outlooks;
    }

    /** Every service, the most urgent one first. */
    private List<ServiceSummary> all(Moment moment) {
        return history.services().stream()
                .map(name -> of(name, moment))
                .sorted(ServiceSummary.BY_URGENCY)
                .toList();
    }

    /** The same for a panel. */
    public Loaded<List<ServiceSummary>> loaded(Moment moment) {
        List<ServiceSummary> all = all(moment);
        return all.isEmpty() ? Loaded.empty("overview.no-services") : Loaded.of(all);
    }

    public ServiceSummary of(ServiceName name, Moment moment) {
        Instant now = moment.now();
        Optional<Outlook> outlook = outlooks.latest(name);
        Window past = moment.back(AROUND_NOW, stepOf(outlook));
        Signals lately = new Signals(history.series(name, SIGNALS, moment.lately()));
        return new ServiceSummary(
                name,
                engine(history.nodes(name)),
                diagnoses.now(name, now),
                saturations.now(name, now),
                outlook,
                shape(load(name, past), outlook, now),
                rejectedShare(lately),
                ttftP95(name, moment));
    }

    private TimeSeries load(ServiceName name, Window past) {
        return new Signals(history.series(name, Set.of(Signal.OFFERED_RPS), past)).of(Signal.OFFERED_RPS);
    }

    private static ServiceSummary.Engine engine(List<NodeState> nodes) {
        Optional<NodeState> first =
                nodes.stream().filter(node -> !node.gateway()).findFirst();
        int gateways = (int) nodes.stream().filter(NodeState::gateway).count();
        return new ServiceSummary.Engine(
                first.map(node -> node.profile().model()).orElse(""),
                first.map(node -> node.profile().dialect()).orElse(""),
                nodes.size() - gateways,
                gateways);
    }

    private static Sparkline.Shape shape(TimeSeries past, Optional<Outlook> outlook, Instant now) {
        List<ForecastPoint> ahead = outlook.map(Outlook::forecast).stream()
                .filter(ForecastResult.Made.class::isInstance)
                .flatMap(made -> ((ForecastResult.Made) made).forecast().points().stream())
                .filter(point -> point.time().isAfter(now) && point.time().isBefore(now.plus(AROUND_NOW)))
                .toList();
        return new Sparkline.Shape(
                Values.of(past.toArray()),
                Values.of(ahead.stream().mapToDouble(ForecastPoint::mean)),
                Values.of(ahead.stream().mapToDouble(point -> Math.max(0, point.low80()))),
                Values.of(ahead.stream().mapToDouble(ForecastPoint::high80)));
    }

    /** Past and forecast of a sparkline share their step. */
    private static Duration stepOf(Optional<Outlook> outlook) {
        return outlook.map(Outlook::forecast)
                .filter(ForecastResult.Made.class::isInstance)
                .map(made -> ((ForecastResult.Made) made).forecast().step())
                .orElse(STEP);
    }

    private static double rejectedShare(Signals lately) {
        double offered = sum(lately.of(Signal.OFFERED_RPS));
        double rejected429 = sum(lately.of(Signal.REJECTED_429_RPS));
        double rejected503 = sum(lately.of(Signal.REJECTED_503_RPS));
        if (Double.isNaN(rejected429) && Double.isNaN(rejected503)) {
            return Double.NaN;
        }
        double rejected = (Double.isNaN(rejected429) ? 0 : rejected429) + (Double.isNaN(rejected503) ? 0 : rejected503);
        return offered > 0 ? Math.min(1, rejected / offered) : offered == 0 ? 0 : Double.NaN;
    }

    private static double sum(TimeSeries series) {
        return series.knownValues().count() == 0
                ? Double.NaN
                : series.knownValues().sum();
    }

    /** Of the newest whole minute that had requests. */
    private double ttftP95(ServiceName name, Moment moment) {
        List<Optional<LatencyHistogram>> minutes =
                history.latencies(name, LatencyKind.TTFT, moment.back(LATENCY_BACK, Duration.ofMinutes(1)));
        return minutes.reversed().stream()
                .flatMap(Optional::stream)
                .mapToDouble(histogram -> histogram.quantile(P95))
                .filter(Double::isFinite)
                .findFirst()
                .orElse(Double.NaN);
    }
}
