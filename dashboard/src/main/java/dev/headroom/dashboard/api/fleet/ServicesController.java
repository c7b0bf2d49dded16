package dev.headroom.dashboard.api.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.capacity.Saturations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of services as a whole. */
@RestController
@RequestMapping(path = "/api/v1/services", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "services")
final class ServicesController {

    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Set<Signal> SUMMARY =
            Set.of(Signal.OFFERED_RPS, Signal.SERVED_RPS, Signal.FAILED_RPS, Signal.REJECTED_429_RPS, Signal.NODES_UP);

    private final History history;
    private final Fleet fleet;
    private final Diagnoses diagnoses;
    private final Saturations saturations;
    private final KnownServices services;
    private final InstantSource clock;

    ServicesController(
            History history,
            Fleet fleet,
            Diagnoses diagnoses,
            Saturations saturations,
            KnownServices services,
            InstantSource clock) {
        this.history = history;
        this.fleet = fleet;
        this.diagnoses = diagnoses;
        this.saturations = saturations;
        this.services = services;
        this.clock = clock;
    }

    /**
     * One service at a glance.
     *
     * @param status {@code calm}, {@code busy} or {@code unknown}
     * @param cause why it is busy; null unless it is
     * @param since since when it is busy or unknown; null when calm or never seen
     */
    record ServiceSummary(
            String name,
            boolean declared,
            String status,
            @Nullable String cause,
            @Nullable Instant since,
            @Nullable Instant lastSample,
            double offeredRps,
            double servedRps,
            double failedRps,
            @JsonProperty("rejected_429_rps") double rejected429Rps,
            double nodesUp) {}

    /** How full one resource is; {@code ratio} 1 is full. */
    record SaturationBody(String resource, double ratio, double used, double limit) {}

    @GetMapping
    @Operation(summary = "Every declared or seen service")
    List<ServiceSummary> all() {
        return history.services().stream().map(this::summary).toList();
    }

    @GetMapping("/{service}")
    @Operation(summary = "One service")
    ServiceSummary one(@PathVariable("service") String service) {
        return summary(services.require(service));
    }

    @GetMapping("/{service}/saturation")
    @Operation(summary = "How full each resource of the service is, over the last minute")
    List<SaturationBody> saturation(@PathVariable("service") String service) {
        Map<Resource, Saturation> now = saturations.now(services.require(service), clock.instant());
        return now.values().stream()
                .sorted((left, right) -> left.resource().compareTo(right.resource()))
                .map(full -> new SaturationBody(WireWord.of(full.resource()), full.ratio(), full.used(), full.limit()))
                .toList();
    }

    private ServiceSummary summary(ServiceName service) {
        Instant now = clock.instant();
        Map<Signal, TimeSeries> recent =
                history.series(service, SUMMARY, Window.covering(now.minus(RECENT), now, STEP));
        Diagnosis diagnosis = diagnoses.now(service, now);
        return new ServiceSummary(
                service.value(),
                fleet.declared().contains(service),
                status(diagnosis),
                diagnosis instanceof Diagnosis.Busy busy ? WireWord.of(busy.cause()) : null,
                since(diagnosis).orElse(null),
                history.lastSample(service).orElse(null),
                last(recent, Signal.OFFERED_RPS),
                last(recent, Signal.SERVED_RPS),
                last(recent, Signal.FAILED_RPS),
                last(recent, Signal.REJECTED_429_RPS),
                last(recent, Signal.NODES_UP));
    }

    private static double last(Map<Signal, TimeSeries> recent, Signal signal) {
        TimeSeries series = recent.get(signal);
        return series == null ? Double.NaN : series.last();
    }

    private static String status(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.Calm _ -> "calm";
            case Diagnosis.Busy _ -> "busy";
            case Diagnosis.Unknown _ -> "unknown";
        };
    }

    private static Optional<Instant> since(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.Calm _ -> Optional.empty();
            case Diagnosis.Busy busy -> Optional.of(busy.since());
            case Diagnosis.Unknown unknown -> unknown.since();
        };
    }
}
