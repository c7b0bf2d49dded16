package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.calendar.EventLoad;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.capacity.Capacities;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommender;
import dev.headroom.forecasting.recommendation.SloPressure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes one outlook: reads the demand, takes past events out of it, forecasts, puts the coming events in, learns the
 * capacity and recommends. Thread-safe.
 */
public final class OutlookMaker {

    private final OutlookSources sources;
    private final LoadForecaster forecaster;
    private final OutlookSettings settings;
    private final LoadHistory load;
    private final SituationReader situations;
    private final Recommender recommender = new Recommender();

    public OutlookMaker(OutlookSources sources, LoadForecaster forecaster, OutlookSettings settings) {
        this.sources = sources;
        this.forecaster = forecaster;
        this.settings = settings;
        this.load = LoadHistory.ordinary(sources.demand(), sources.events());
        this.situations = new SituationReader(sources, settings);
    }

    public Outlook make(ServiceName service, Instant now) {
        List<ExpectedEvent> events = events(service, now);
        ForecastResult expected = expected(service, now, events);
        CapacityEstimate capacity = new Capacities(sources.history(), sources.fleet()).of(service, now);
        return new Outlook(
                service,
                now,
                expected,
                capacity,
                recommender.recommend(expected, capacity, situations.read(service, now, events)),
                events);
    }

    /** The load to expect, with the coming events in it. */
    ForecastResult expected(ServiceName service, Instant now) {
        return expected(service, now, events(service, now));
    }

    private ForecastResult expected(ServiceName service, Instant now, List<ExpectedEvent> events) {
        ForecastResult ordinary = forecast(service, now);
        return ordinary instanceof ForecastResult.Made(var forecast)
                ? new ForecastResult.Made(EventLoad.with(forecast, events))
                : ordinary;
    }

    private List<ExpectedEvent> events(ServiceName service, Instant now) {
        return sources.events().between(service, now, now.plus(settings.horizon()), now);
    }

    /** The same forecast and capacity in the situation of now: cheap enough for every minute under pressure. */
    Outlook adviseAnew(Outlook outlook, Instant now) {
        return new Outlook(
                outlook.service(),
                now,
                outlook.forecast(),
                outlook.capacity(),
                recommender.recommend(
                        outlook.forecast(),
                        outlook.capacity(),
                        situations.read(outlook.service(), now, outlook.events())),
                outlook.events());
    }

    /** Whether the latencies of this moment press on the objectives. */
    boolean isPressed(ServiceName service, Instant now) {
        return SloPressure.isAboveTarget(situations.stress(sources.fleet().definitionOf(service), now));
    }

    boolean isStale(ServiceName service, Instant now) {
        return sources.history()
                .lastSample(service)
                .map(last -> last.plus(settings.staleAfter()).isBefore(now))
                .orElse(true);
    }

    private ForecastResult forecast(ServiceName service, Instant now) {
        if (isStale(service, now)) {
            Optional<Instant> last = sources.history().lastSample(service);
            return new ForecastResult.NotMade(
                    ForecastResult.Reason.STALE_DATA,
                    last.map(time -> "the newest sample is of " + time).orElse("no sample was ever taken"));
        }
        Instant origin = settings.stepBefore(now);
        Window window = new Window(origin.minus(settings.history()), origin, settings.step());
        return forecaster.forecast(load.of(service, window, now), settings.stepsAhead());
    }
}
