package dev.headroom.dashboard.api;

import static java.util.stream.Collectors.toSet;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The past of a service as series. */
@RestController
@Tag(name = "services")
final class SeriesController {

    private final History history;
    private final KnownServices services;
    private final InstantSource clock;

    SeriesController(History history, KnownServices services, InstantSource clock) {
        this.history = history;
        this.services = services;
        this.clock = clock;
    }

    /** One value per time; null where nothing is known. Latencies are in seconds. */
    record SeriesBody(String metric, List<Double> values) {}

    /**
     * All asked series over one window.
     *
     * @param message what of the query was changed; empty when nothing was
     */
    record SeriesAnswer(
            String service,
            Instant from,
            Instant to,
            long stepSeconds,
            String message,
            List<Instant> times,
            List<SeriesBody> series) {}

    @GetMapping(path = "/api/v1/services/{service}/series", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Series over a range, at most 2,000 points each",
            description = "metric: comma-separated, such as offered_rps,rejected_429_rps,ttft_p95. from, to: ISO time"
                    + " with zone, now, or now-6h. step: a duration; chosen by the range when left out.")
    SeriesAnswer series(
            @PathVariable("service") String service,
            @RequestParam(name = "metric", defaultValue = "offered_rps,served_rps,rejected_429_rps") String metric,
            @RequestParam(name = "from", defaultValue = "now-6h") String from,
            @RequestParam(name = "to", defaultValue = "now") String to,
            @RequestParam(name = "step", required = false) @Nullable String step) {
        ServiceName name = services.require(service);
        Instant now = clock.instant();
        SeriesQuery query = SeriesQuery.of(TimePoint.parse("from", from, now), TimePoint.parse("to", to, now), step);
        Window window = query.window();
        return new SeriesAnswer(
                service,
                window.from(),
                window.to(),
                window.step().toSeconds(),
                query.message(),
                IntStream.range(0, window.points()).mapToObj(window::timeOf).toList(),
                read(name, Metric.parse(metric), window));
    }

    private List<SeriesBody> read(ServiceName service, List<Metric> metrics, Window window) {
        Set<Signal> signals = metrics.stream()
                .filter(Metric.OfSignal.class::isInstance)
                .map(metric -> ((Metric.OfSignal) metric).signal())
                .collect(toSet());
        Map<Signal, TimeSeries> known = signals.isEmpty() ? Map.of() : history.series(service, signals, window);
        return metrics.stream()
                .map(metric -> switch (metric) {
                    case Metric.OfSignal(var name, var signal) -> new SeriesBody(name, values(known, signal, window));
                    case Metric.OfLatency latency ->
                        new SeriesBody(latency.name(), quantiles(service, latency, window));
                })
                .toList();
    }

    private static List<Double> values(Map<Signal, TimeSeries> known, Signal signal, Window window) {
        TimeSeries series = known.get(signal);
        if (series == null) {
            return java.util.Collections.nCopies(window.points(), Double.NaN);
        }
        return Arrays.stream(series.toArray()).boxed().toList();
    }

    private List<Double> quantiles(ServiceName service, Metric.OfLatency latency, Window window) {
        return history.latencies(service, latency.kind(), window).stream()
                .map((Optional<LatencyHistogram> step) -> step.map(requests -> requests.quantile(latency.quantile()))
                        .orElse(Double.NaN))
                .toList();
    }
}
