package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.receipt.Grader;
import dev.headroom.forecasting.recommendation.margin.MarginLearner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every service and makes its outlook anew when a step of the forecast has passed, when its data went stale or
 * came back, and when there is none. While latencies press on the objectives, the advice alone is made anew every minute.
 * Grades earlier advice before it gives new. One thread; a service that fails is logged and does not hold up the others.
 */
public final class OutlookRefresher {

    private static final Logger LOG = LoggerFactory.getLogger(OutlookRefresher.class);
    private static final Duration POINTS_KEPT = MarginLearner.TRAILING;
    /** Advice is graded and compared over days; kept for a quarter, so that a season can be looked at. */
    private static final Duration RECEIPTS_KEPT = Duration.ofDays(90);

    private static final Duration UNDER_PRESSURE = Duration.ofMinutes(1);

    /** By service, as the last look at it went. */
    private final Map<ServiceName, String> failures = new ConcurrentHashMap<>();

    private final OutlookSources sources;
    private final OutlookMaker maker;
    private final Grader grader;
    private final OutlookSettings settings;
    private final InstantSource clock;

    public OutlookRefresher(
            OutlookSources sources, LoadForecaster forecaster, OutlookSettings settings, InstantSource clock) {
        this.sources = sources;
        this.maker = new OutlookMaker(sources, forecaster, settings);
        this.grader = new Grader(
                sources.receipts(),
                sources.fleet(),
                (service, window) -> sources.demand().of(service, window).requests(),
                settings.step());
        this.settings = settings;
        this.clock = clock;
    }

    /** Refreshes what is due; returns how many outlooks were made. */
    public int refreshDue() {
        int made = 0;
        for (ServiceName service : sources.history().services()) {
            try {
                if (refreshIfDue(service, clock.instant())) {
                    made++;
                }
                failures.remove(service);
            } catch (RuntimeException failure) {
                LOG.warn("no outlook for {}: {}", service, failure.toString());
                failures.put(service, failure.toString());
            }
        }
        return made;
    }

    /** For which service no outlook could be made when it was last due, and why; empty when there is none. */
    public Optional<String> failure() {
        return failures.entrySet().stream().findFirst().map(entry -> entry.getKey() + ": " + entry.getValue());
    }

    /** Makes the outlook of one service now. */
    public Outlook refresh(ServiceName service) {
        Instant now = clock.instant();
        grader.grade(service, now);
        Outlook outlook = maker.make(service, now);
        sources.store().save(outlook);
        sources.store().forgetPointsBefore(service, now.minus(POINTS_KEPT));
        sources.receipts().forgetBefore(now.minus(RECEIPTS_KEPT));
        return outlook;
    }

    private boolean refreshIfDue(ServiceName service, Instant now) {
        Optional<Outlook> latest = sources.store().latest(service);
        if (latest.isEmpty() || isDue(latest.get(), now)) {
            refresh(service);
            return true;
        }
        Outlook outlook = latest.get();
        if (!outlook.madeAt().plus(UNDER_PRESSURE).isAfter(now)
                && outlook.forecast() instanceof ForecastResult.Made
                && maker.isPressed(service, now)) {
            sources.store().save(maker.adviseAnew(outlook, now));
            return true;
        }
        return false;
    }

    private boolean isDue(Outlook latest, Instant now) {
        boolean hasForecast = latest.forecast() instanceof ForecastResult.Made;
        boolean stepPassed = !settings.stepBefore(latest.madeAt()).equals(settings.stepBefore(now))
                || latest.madeAt().isAfter(now);
        return stepPassed || hasForecast == maker.isStale(latest.service(), now);
    }
}
