package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.ensemble.ForecastResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts that reach further than outlooks do, in hours, learned from three months and made when somebody asks. One at a
 * time, so that whoever asks often does not take the processors from the rest. Thread-safe.
 */
public final class LongForecasts implements FarForecaster {

    /** As far ahead as these go. */
    public static final Duration FURTHEST = Duration.ofDays(30);

    private static final Duration STEP = Duration.ofHours(1);
    private static final Duration HISTORY = Duration.ofDays(91);

    private final OutlookSources sources;
    private final LoadForecaster forecaster;
    private final OutlookSettings near;
    private final InstantSource clock;
    private @Nullable Asked newest;
    private ForecastResult answer =
            new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, "nobody has asked yet");

    /**
     * Over these sources.
     *
     * @param near settings of outlooks, which tell when samples are too old to go by
     */
    public LongForecasts(OutlookSources sources, LoadForecaster forecaster, OutlookSettings near, InstantSource clock) {
        this.sources = sources;
        this.forecaster = forecaster;
        this.near = near;
        this.clock = clock;
    }

    /** In steps of an hour, at most {@link #FURTHEST} ahead. */
    @Override
    public synchronized ForecastResult of(ServiceName service, Duration horizon) {
        if (horizon.compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException(
                    "horizon must be at most " + FURTHEST.toDays() + "d, was " + horizon.toDays() + "d");
        }
        Instant now = clock.instant();
        Asked asked = new Asked(service, horizon, now.truncatedTo(ChronoUnit.HOURS));
        if (!asked.equals(newest)) {
            OutlookSettings hourly =
                    new OutlookSettings(STEP, HISTORY, horizon, near.staleAfter(), near.scrapeInterval());
            answer = new OutlookMaker(sources, forecaster, hourly).expected(service, now);
            newest = answer instanceof ForecastResult.Made ? asked : null;
        }
        return answer;
    }

    /** What the newest answer is good for: a file of each format is asked for one after the other. */
    private record Asked(ServiceName service, Duration horizon, Instant hour) {}
}
