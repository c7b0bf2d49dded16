package dev.headroom.dashboard;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.capacity.Saturations;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What an autoscaler that reads Prometheus needs: forecast, recommended replicas and saturation of each service. What is
 * not known has no series: an absent series makes nobody scale, a 0 would.
 */
@Component
@EnableScheduling
final class FleetMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(FleetMetrics.class);

    private final History history;
    private final Saturations saturations;
    private final CurrentOutlooks outlooks;
    private final InstantSource clock;
    private final MultiGauge forecast;
    private final MultiGauge replicas;
    private final MultiGauge saturation;

    FleetMetrics(
            History history,
            Saturations saturations,
            CurrentOutlooks outlooks,
            InstantSource clock,
            MeterRegistry registry) {
        this.history = history;
        this.saturations = saturations;
        this.outlooks = outlooks;
        this.clock = clock;
        forecast = MultiGauge.builder("headroom.forecast.rps")
                .description("Expected offered requests per second in the present forecast step")
                .register(registry);
        replicas = MultiGauge.builder("headroom.recommended.replicas")
                .description("Replicas that are due now")
                .register(registry);
        saturation = MultiGauge.builder("headroom.saturation.ratio")
                .description("How full a resource is, 1 is full")
                .register(registry);
    }

    @Scheduled(fixedDelay = 15_000, initialDelay = 5_000)
    void refresh() {
        List<Row<?>> expected = new ArrayList<>();
        List<Row<?>> recommended = new ArrayList<>();
        List<Row<?>> full = new ArrayList<>();
        try {
            Instant now = clock.instant();
            for (ServiceName service : history.services()) {
                Tags tags = Tags.of("service", service.value());
                if (outlooks.find(service) instanceof Found.Current(var outlook)) {
                    forecastAt(outlook, now).ifPresent(rps -> expected.add(Row.of(tags, rps)));
                    replicasOf(outlook).ifPresent(count -> recommended.add(Row.of(tags, count)));
                }
                for (Saturation resource : saturations.now(service, now).values()) {
                    if (!Double.isNaN(resource.ratio())) {
                        String name = resource.resource().name().toLowerCase(Locale.ROOT);
                        full.add(Row.of(tags.and("resource", name), resource.ratio()));
                    }
                }
            }
        } catch (RuntimeException unknown) {
            LOG.debug("the metrics of the services are unknown for now: {}", unknown.toString());
            expected.clear();
            recommended.clear();
            full.clear();
        }
        forecast.register(expected, true);
        replicas.register(recommended, true);
        saturation.register(full, true);
    }

    private static Optional<Double> forecastAt(Outlook outlook, Instant now) {
        if (!(outlook.forecast() instanceof ForecastResult.Made(var made))) {
            return Optional.empty();
        }
        return made.points().stream()
                .filter(point -> !point.time().isAfter(now)
                        && point.time().plus(made.step()).isAfter(now))
                .map(ForecastPoint::mean)
                .findFirst();
    }

    private static Optional<Integer> replicasOf(Outlook outlook) {
        return outlook.recommendation()
                .given()
                .map(advice -> advice.because().plan().due());
    }
}
