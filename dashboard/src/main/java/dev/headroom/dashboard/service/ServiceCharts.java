package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Line;
import dev.headroom.dashboard.chart.Signals;
import dev.headroom.dashboard.chart.TimeChart;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.capacity.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The charts of a service and how they draw what was loaded. */
final class ServiceCharts {
    static final Set<Signal> TRAFFIC =
            Set.of(Signal.OFFERED_RPS, Signal.SERVED_RPS, Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS);
    static final Set<Signal> CONCURRENCY = Set.of(Signal.RUNNING, Signal.WAITING, Signal.MAX_RUNNING);
    private static final double WARNING = 0.80;
    private static final double FULL = 0.95;

    private final Supplier<ServiceDefinition> definition;
    private final BiConsumer<Instant, Instant> zoom;
    private final TimeChart traffic = new TimeChart();
    private final TimeChart concurrency = new TimeChart();
    private final TimeChart saturation = new TimeChart();
    private final List<Latency> latencies = List.of(
            new Latency(LatencyKind.TTFT, new TimeChart()),
            new Latency(LatencyKind.TPOT, new TimeChart()),
            new Latency(LatencyKind.E2E, new TimeChart()));

    /** One latency and its chart. */
    record Latency(LatencyKind kind, TimeChart chart) {}

    ServiceCharts(BiConsumer<Instant, Instant> zoom, Supplier<ServiceDefinition> definition) {
        this.zoom = zoom;
        this.definition = definition;
        List.of(traffic, concurrency, saturation).forEach(this::zoomable);
        latencies.forEach(latency -> zoomable(latency.chart()));
    }

    TimeChart traffic() {
        return traffic;
    }

    TimeChart concurrency() {
        return concurrency;
    }

    TimeChart saturation() {
        return saturation;
    }

    List<Latency> latencies() {
        return latencies;
    }

    void showTraffic(ServicePresenter.Traces traces, Panel.Shown shown) {
        Signals series = traces.series();
        List<Line> lines = List.of(
                line(Signal.OFFERED_RPS, Tone.BLUE, Line.Style.SOLID, series, shown),
                line(Signal.SERVED_RPS, Tone.TEAL, Line.Style.AREA, series, shown),
                line(Signal.REJECTED_429_RPS, Tone.VIOLET, Line.Style.AREA, series, shown),
                line(Signal.REJECTED_503_RPS, Tone.RED, Line.Style.AREA, series, shown));
        draw(
                traffic,
                ChartSpec.Scale.number(word("unit.rps", shown)),
                lines,
                traces.happenings(),
                List.of(),
                shown,
                "service.traffic.summary");
    }

    void showConcurrency(ServicePresenter.Traces traces, Panel.Shown shown) {
        Signals series = traces.series();
        List<Line> lines = List.of(
                line(Signal.RUNNING, Tone.BLUE, Line.Style.AREA, series, shown),
                line(Signal.WAITING, Tone.RED, Line.Style.SOLID, series, shown));
        double cap = series.of(Signal.MAX_RUNNING).last();
        List<ChartSpec.Threshold> thresholds =
                List.of(new ChartSpec.Threshold(cap, word("service.batch-cap", shown), Tone.GREY, false));
        draw(
                concurrency,
                ChartSpec.Scale.number(""),
                lines,
                traces.happenings(),
                thresholds,
                shown,
                "service.concurrency.summary");
    }

    void showLatency(Latency latency, ServicePresenter.Quantiles quantiles, Panel.Shown shown) {
        List<Line> lines = List.of(
                Line.over("p50", Tone.TEAL, Line.Style.SOLID, quantiles.window(), quantiles.p50()),
                Line.over("p95", Tone.BLUE, Line.Style.SOLID, quantiles.window(), quantiles.p95()),
                Line.over("p99", Tone.VIOLET, Line.Style.DOTTED, quantiles.window(), quantiles.p99()));
        draw(
                latency.chart(),
                ChartSpec.Scale.SECONDS,
                lines,
                quantiles.happenings(),
                objective(latency.kind()).stream()
                        .map(limit -> new ChartSpec.Threshold(
                                limit.toNanos() / 1e9, "SLO " + shown.format().latency(limit), Tone.RED, true))
                        .toList(),
                shown,
                "service.latency.summary");
    }

    void showSaturation(ServicePresenter.Fullness fullness, Panel.Shown shown) {
        List<Line> lines = Arrays.stream(Resource.values())
                .map(resource -> Line.of(
                        word("resource." + resource.name(), shown),
                        Tone.of(resource),
                        Line.Style.SOLID,
                        fullness.of(resource)))
                .toList();
        List<ChartSpec.Threshold> thresholds = List.of(
                new ChartSpec.Threshold(WARNING, "80 %", Tone.AMBER, true),
                new ChartSpec.Threshold(FULL, "95 %", Tone.RED, true));
        draw(
                saturation,
                ChartSpec.Scale.PERCENT,
                lines,
                fullness.happenings(),
                thresholds,
                shown,
                "service.saturation.summary");
    }

    private void draw(
            TimeChart chart,
            ChartSpec.Scale scale,
            List<Line> lines,
            Happenings happenings,
            List<ChartSpec.Threshold> thresholds,
            Panel.Shown shown,
            String summaryKey) {
        Instant from = shown.moment().from();
        Instant to = shown.moment().to();
        ChartSpec spec = ChartSpec.of(scale, from, to, lines)
                .withThresholds(thresholds)
                .withEpisodes(stretches(happenings.episodes(), shown))
                .withMarks(happenings.marks());
        chart.show(spec, new TimeChart.Reading(shown.format(), word(summaryKey, shown)));
    }

    /** Episodes as tinted bands, cut to what the chart shows. */
    private static List<ChartSpec.Stretch> stretches(List<Episode> episodes, Panel.Shown shown) {
        ServiceWords words = new ServiceWords(shown);
        Instant from = shown.moment().from();
        Instant to = shown.moment().to();
        List<ChartSpec.Stretch> stretches = new ArrayList<>();
        for (Episode episode : episodes) {
            Instant start = episode.start().isBefore(from) ? from : episode.start();
            Instant end = episode.end().filter(to::isAfter).orElse(to);
            if (start.isBefore(end)) {
                stretches.add(
                        new ChartSpec.Stretch(start, end, words.cause(episode.cause()), Tone.of(episode.cause())));
            }
        }
        return stretches;
    }

    private Optional<Duration> objective(LatencyKind kind) {
        return switch (kind) {
            case TTFT -> Optional.of(definition.get().slo().ttft());
            case TPOT -> Optional.of(definition.get().slo().tpot());
            case E2E, QUEUE -> Optional.empty();
        };
    }

    private static Line line(Signal signal, Tone tone, Line.Style style, Signals series, Panel.Shown shown) {
        return Line.of(word("signal." + signal.name(), shown), tone, style, series.of(signal));
    }

    private static String word(String key, Panel.Shown shown) {
        return shown.format().words().of(key);
    }

    private void zoomable(TimeChart chart) {
        chart.onRangeSelected(zoom);
    }
}
