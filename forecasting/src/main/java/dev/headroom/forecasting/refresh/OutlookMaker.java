package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.Capacities;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.Recommender;
import dev.headroom.forecasting.recommendation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes one outlook: reads the history, forecasts, learns the capacity and recommends. Thread-safe. */
public final class OutlookMaker {

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final History history;
    private final Fleet fleet;
    private final LoadForecaster forecaster;
    private final OutlookSettings settings;
    private final Recommender recommender = new Recommender();

    public OutlookMaker(History history, Fleet fleet, LoadForecaster forecaster, OutlookSettings settings) {
        this.history = history;
        this.fleet = fleet;
        this.forecaster = forecaster;
        this.settings = settings;
    }

    public Outlook make(ServiceName service, Instant now, List<Integer> recentNeeds) {
        ForecastResult forecast = forecast(service, now);
        CapacityEstimate capacity = new Capacities(history, fleet).of(service, now);
        Situation situation = new Situation(
                fleet.definitionOf(service),
                now,
                replicas(service, now),
                offered(service, Window.covering(now.minus(RECENT), now, MINUTE))
                        .max(),
                settings.scrapeInterval(),
                recentNeeds);
        Recommendation recommendation = recommender.recommend(forecast, capacity, situation);
        return new Outlook(service, now, forecast, capacity, recommendation);
    }

    boolean isStale(ServiceName service, Instant now) {
        return history.lastSample(service)
                .map(last -> last.plus(settings.staleAfter()).isBefore(now))
                .orElse(true);
    }

    private ForecastResult forecast(ServiceName service, Instant now) {
        if (isStale(service, now)) {
            Optional<Instant> last = history.lastSample(service);
            return new ForecastResult.NotMade(
                    ForecastResult.Reason.STALE_DATA,
                    last.map(time -> "the newest sample is of " + time).orElse("no sample was ever taken"));
        }
        Instant origin = Instant.ofEpochSecond(
                Math.floorDiv(now.getEpochSecond(), settings.step().toSeconds())
                        * settings.step().toSeconds());
        Window window = new Window(origin.minus(settings.history()), origin, settings.step());
        return forecaster.forecast(offered(service, window), settings.stepsAhead());
    }

    private int replicas(ServiceName service, Instant now) {
        return Math.toIntExact(history.nodes(service).stream()
                .filter(node -> !node.gateway())
                .filter(node -> !node.lastSample().plus(settings.staleAfter()).isBefore(now))
                .count());
    }

    private TimeSeries offered(ServiceName service, Window window) {
        return Objects.requireNonNull(
                history.series(service, Set.of(Signal.OFFERED_RPS), window).get(Signal.OFFERED_RPS));
    }
}
