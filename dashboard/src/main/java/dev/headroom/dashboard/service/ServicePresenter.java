package dev.headroom.dashboard.service;

import static java.util.Objects.requireNonNull;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.dashboard.chart.Signals;
import dev.headroom.dashboard.chart.Values;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.capacity.Saturations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks for what the page of one service shows. Thread-safe. */
@Component
final class ServicePresenter {
    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final Set<Signal> NOW_SIGNALS = Set.of(
            Signal.WAITING,
            Signal.RUNNING,
            Signal.PREEMPTIONS_PER_SECOND,
            Signal.PREFIX_HIT_RATIO,
            Signal.GPU_UTILIZATION);
    private static final double P95 = 0.95;

    private final History history;
    private final Saturations saturations;
    private final SharedHappenings happenings;
    private final ServiceSummaries summaries;
    private final Fleet fleet;
    private final Freshness freshness;

    /** Signals over the range with what happened in it. */
    record Traces(Signals series, Happenings happenings) {}

    /** Quantiles in seconds, one for each step, NaN in a step without requests. */
    record Quantiles(Window window, Values p50, Values p95, Values p99, Happenings happenings) {}

    record Fullness(Map<Resource, TimeSeries> series, Happenings happenings) {
        TimeSeries of(Resource resource) {
            return requireNonNull(series.get(resource), () -> resource + " has no series");
        }
    }

    /** What the four cards show: how full, and the numbers beside it. */
    record Now(Map<Resource, Saturation> saturations, Map<Signal, Double> beside, ServiceDefinition definition) {}

    /** One replica. */
    record NodeRow(NodeState state, double ttftP95, double tpotP95, List<Double> gpuUtilization, Duration age) {}

    ServicePresenter(
            History history,
            Saturations saturations,
            Diagnoses diagnoses,
            Annotations annotations,
            EventCalendar calendar,
            ServiceSummaries summaries,
            Fleet fleet) {
        this.history = history;
        this.saturations = saturations;
        this.happenings = new SharedHappenings(diagnoses, annotations, calendar);
        this.summaries = summaries;
        this.fleet = fleet;
        this.freshness = new Freshness(history);
    }

    ServiceDefinition definition(ServiceName service) {
        return fleet.definitionOf(service);
    }

    Loaded<ServiceSummary> summary(ServiceName service, Moment moment) {
        return history.services().contains(service)
                ? Loaded.of(summaries.of(service, moment))
                : Loaded.empty("service.unknown-name");
    }

    Loaded<Now> now(ServiceName service, Moment moment) {
        Map<Signal, TimeSeries> lately = history.series(service, NOW_SIGNALS, moment.lately());
        Map<Signal, Double> beside = lately.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().last()));
        return Loaded.of(new Now(saturations.now(service, moment.now()), beside, definition(service)));
    }

    Loaded<Traces> traces(ServiceName service, Moment moment, Set<Signal> signals) {
        Signals series = new Signals(history.series(service, signals, moment.window()));
        return freshness.judge(service, moment, new Traces(series, happenings.of(service, moment)), series.all());
    }

    Loaded<Quantiles> quantiles(ServiceName service, Moment moment, LatencyKind kind) {
        Window window = moment.window();
        List<Optional<LatencyHistogram>> steps = history.latencies(service, kind, window);
        Values p95 = quantile(steps, P95);
        Quantiles quantiles =
                new Quantiles(window, quantile(steps, 0.5), p95, quantile(steps, 0.99), happenings.of(service, moment));
        return freshness.judge(service, moment, quantiles, List.of(new TimeSeries(window, p95.toArray())));
    }

    Loaded<Fullness> fullness(ServiceName service, Moment moment) {
        Map<Resource, TimeSeries> series = saturations.over(service, moment.window());
        return freshness.judge(service, moment, new Fullness(series, happenings.of(service, moment)), series.values());
    }

    Loaded<List<NodeRow>> nodes(ServiceName service, Moment moment) {
        Instant from = moment.now().minus(LATELY);
        Map<NodeKey, LatencyHistogram> ttft = history.latenciesByNode(service, LatencyKind.TTFT, from, moment.now());
        Map<NodeKey, LatencyHistogram> tpot = history.latenciesByNode(service, LatencyKind.TPOT, from, moment.now());
        Map<String, List<Double>> gpus = history.gpus().stream()
                .filter(gpu -> gpu.reading().device().service().equals(service))
                .collect(Collectors.groupingBy(
                        gpu -> gpu.reading().device().node(),
                        Collectors.mapping(ServicePresenter::utilization, Collectors.toList())));
        List<NodeRow> rows = history.nodes(service).stream()
                .map(node -> row(node, ttft, tpot, gpus, moment.now()))
                .toList();
        return rows.isEmpty() ? Loaded.empty("service.no-nodes") : Loaded.of(rows);
    }

    private static NodeRow row(
            NodeState node,
            Map<NodeKey, LatencyHistogram> ttft,
            Map<NodeKey, LatencyHistogram> tpot,
            Map<String, List<Double>> gpus,
            Instant now) {
        NodeKey key = node.profile().node();
        return new NodeRow(
                node,
                p95(ttft.get(key)),
                p95(tpot.get(key)),
                gpus.getOrDefault(key.node(), List.of()),
                Duration.between(node.lastSample(), now).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    private static double utilization(GpuState gpu) {
        return gpu.reading().utilizationRatio();
    }

    private static double p95(@org.jspecify.annotations.Nullable LatencyHistogram histogram) {
        return histogram == null ? Double.NaN : histogram.quantile(P95);
    }

    private static Values quantile(List<Optional<LatencyHistogram>> steps, double q) {
        return Values.of(steps.stream().mapToDouble(step -> step.map(histogram -> histogram.quantile(q))
                .orElse(Double.NaN)));
    }
}
