package dev.headroom.dashboard.api.fleet;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.SeriesQuery;
import dev.headroom.dashboard.api.TimePoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private static final int MOST_EXTRA_SERIES = 50;

    private final History history;
    private final ExtraHistory extras;
    private final HostHistory hosts;
    private final KnownServices services;
    private final InstantSource clock;

    SeriesController(
            History history, ExtraHistory extras, HostHistory hosts, KnownServices services, InstantSource clock) {
        this.history = history;
        this.extras = extras;
        this.hosts = hosts;
        this.services = services;
        this.clock = clock;
    }

    /**
     * One value per time; null where nothing is known. Latencies are in seconds.
     *
     * @param labels what tells the series of one extra or of machines apart, the node first; none for all other metrics
     */
    record SeriesBody(
            String metric,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
            List<Double> values) {
        SeriesBody(String metric, List<Double> values) {
            this(metric, Map.of(), values);
        }
    }

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
            description =
                    "metric: comma-separated, such as offered_rps,rejected_429_rps,ttft_p95,extra:NAME. from, to: ISO time"
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
                .flatMap(metric -> switch (metric) {
                    case Metric.OfSignal(var name, var signal) ->
                        Stream.of(new SeriesBody(name, values(known, signal, window)));
                    case Metric.OfLatency latency ->
                        Stream.of(new SeriesBody(latency.name(), quantiles(service, latency, window)));
                    case Metric.OfMachine(var name, var quantity) ->
                        hosts.series(service, quantity, window).entrySet().stream()
                                .map(host ->
                                        new SeriesBody(name, Map.of("node", host.getKey()), values(host.getValue())));
                    case Metric.OfExtra extra -> extras(service, extra, window);
                })
                .toList();
    }

    private Stream<SeriesBody> extras(ServiceName service, Metric.OfExtra metric, Window window) {
        Map<SeriesKey, TimeSeries> series = extras.series(service, metric.extra(), window, MOST_EXTRA_SERIES);
        if (series.isEmpty()) {
            throw Refusal.badRequest(
                    "metric names an extra that is not kept for this service; see services/{service}/extras");
        }
        return series.entrySet().stream().map(entry -> {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("node", entry.getKey().node());
            labels.putAll(new TreeMap<>(entry.getKey().labels()));
            return new SeriesBody(metric.name(), labels, values(entry.getValue()));
        });
    }

    private static List<Double> values(TimeSeries series) {
        return Arrays.stream(series.toArray()).boxed().toList();
    }

    private static List<Double> values(Map<Signal, TimeSeries> known, Signal signal, Window window) {
        TimeSeries series = known.get(signal);
        if (series == null) {
            return java.util.Collections.nCopies(window.points(), Double.NaN);
        }
        return values(series);
    }

    private List<Double> quantiles(ServiceName service, Metric.OfLatency latency, Window window) {
        return history.latencies(service, latency.kind(), window).stream()
                .map((Optional<LatencyHistogram> step) -> step.map(requests -> requests.quantile(latency.quantile()))
                        .orElse(Double.NaN))
                .toList();
    }
}
