package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.SeriesQuery;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.forecasting.load.demand.Demand;
import dev.headroom.forecasting.load.demand.DemandReader;
import dev.headroom.forecasting.load.demand.Part;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients asked for, in parts, and how each part is known. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "services")
final class DemandController {

    private final DemandReader demand;
    private final KnownServices services;
    private final InstantSource clock;

    DemandController(DemandReader demand, KnownServices services, InstantSource clock) {
        this.demand = demand;
        this.services = services;
        this.clock = clock;
    }

    /** One part of the load; {@code source} is gateway, engine, limiter_log or not_known. */
    record PartBody(String part, String source, List<Double> rps) {}

    /**
     * The load a service was asked for; null where nothing is known.
     *
     * @param source where the bulk of it was counted
     * @param message what of the query was changed; empty when nothing was
     */
    record DemandBody(
            String service,
            Instant from,
            Instant to,
            long stepSeconds,
            String message,
            String source,
            List<Instant> times,
            List<Double> demandRps,
            List<PartBody> parts,
            List<Double> promptTokensPerSecond,
            List<Double> generationTokensPerSecond) {}

    /** The load of all services together. */
    record TotalBody(
            Instant from, Instant to, long stepSeconds, String message, List<Instant> times, List<Double> demandRps) {}

    @GetMapping("/services/{service}/demand")
    @Operation(
            summary = "Offered load = served + rejected + failed − retries, each part with how it was obtained",
            description =
                    "from, to: ISO time with zone, now, or now-6h. step: a duration. Tokens are those that the whole"
                            + " demand would have brought.")
    DemandBody demand(
            @PathVariable("service") String service,
            @RequestParam(name = "from", defaultValue = "now-6h") String from,
            @RequestParam(name = "to", defaultValue = "now") String to,
            @RequestParam(name = "step", required = false) @Nullable String step) {
        SeriesQuery query = query(from, to, step);
        Window window = query.window();
        Demand seen = demand.of(services.require(service), window);
        return new DemandBody(
                service,
                window.from(),
                window.to(),
                window.step().toSeconds(),
                query.message(),
                WireWord.of(seen.source()),
                times(window),
                values(seen.requests()),
                Arrays.stream(Part.values())
                        .map(part -> new PartBody(
                                WireWord.of(part),
                                WireWord.of(seen.of(part).source()),
                                values(seen.of(part).rps())))
                        .toList(),
                values(seen.promptTokens()),
                values(seen.generationTokens()));
    }

    @GetMapping("/demand")
    @Operation(summary = "Offered load of all services together; a step that one of them does not know is null")
    TotalBody total(
            @RequestParam(name = "from", defaultValue = "now-6h") String from,
            @RequestParam(name = "to", defaultValue = "now") String to,
            @RequestParam(name = "step", required = false) @Nullable String step) {
        SeriesQuery query = query(from, to, step);
        Window window = query.window();
        return new TotalBody(
                window.from(),
                window.to(),
                window.step().toSeconds(),
                query.message(),
                times(window),
                values(demand.total(window)));
    }

    private SeriesQuery query(String from, String to, @Nullable String step) {
        Instant now = clock.instant();
        return SeriesQuery.of(TimePoint.parse("from", from, now), TimePoint.parse("to", to, now), step);
    }

    private static List<Instant> times(Window window) {
        return IntStream.range(0, window.points()).mapToObj(window::timeOf).toList();
    }

    private static List<Double> values(TimeSeries series) {
        return Arrays.stream(series.toArray()).boxed().toList();
    }
}
