package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every service and makes its outlook anew when a step of the forecast has passed, when its data went stale or
 * came back, and when there is none. One thread; a service that fails is logged and does not hold up the others.
 */
public final class OutlookRefresher {

    private static final Logger LOG = LoggerFactory.getLogger(OutlookRefresher.class);
    private static final Duration POINTS_KEPT = Duration.ofDays(3);

    private final History history;
    private final OutlookMaker maker;
    private final OutlookStore store;
    private final OutlookSettings settings;
    private final InstantSource clock;

    public OutlookRefresher(
            History history, OutlookMaker maker, OutlookStore store, OutlookSettings settings, InstantSource clock) {
        this.history = history;
        this.maker = maker;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Refreshes what is due; returns how many outlooks were made. */
    public int refreshDue() {
        int made = 0;
        for (ServiceName service : history.services()) {
            try {
                if (isDue(service, clock.instant())) {
                    refresh(service);
                    made++;
                }
            } catch (RuntimeException failure) {
                LOG.warn("no outlook for {}: {}", service, failure.toString());
            }
        }
        return made;
    }

    /** Makes the outlook of one service now. */
    public Outlook refresh(ServiceName service) {
        Instant now = clock.instant();
        Outlook outlook = maker.make(service, now, store.needsSince(service, now.minus(Recommender.STABILISATION)));
        store.save(outlook);
        store.forgetPointsBefore(service, now.minus(POINTS_KEPT));
        return outlook;
    }

    private boolean isDue(ServiceName service, Instant now) {
        Optional<Outlook> latest = store.latest(service);
        if (latest.isEmpty()) {
            return true;
        }
        boolean hasForecast = latest.get().forecast() instanceof ForecastResult.Made;
        boolean stepPassed = stepOf(latest.get().madeAt()) != stepOf(now)
                || latest.get().madeAt().isAfter(now);
        return stepPassed || hasForecast == maker.isStale(service, now);
    }

    private long stepOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), settings.step().toSeconds());
    }
}
