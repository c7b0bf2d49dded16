package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.evaluation.LastValueShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much more than the forecast the load turned out to be, per horizon: the 95th percentile of the errors of the last days,
 * each counted in the error that was usual at its time. For the next steps the forecast has as much of the newest load in it as
 * would have been best these days. Where too few have come true, the forecast's own intervals stand in.
 *
 * @param buckets by their horizon, shortest first
 * @param highestRps load of these days; beyond it nothing was learned, and errors are taken to grow with the load
 * @param latestRps load of the newest complete step; NaN when unknown
 */
public record Margins(List<Bucket> buckets, double highestRps, double latestRps) {

    public static final Margins NONE_YET = new Margins(List.of(), Double.NaN, Double.NaN);

    /** Between the 90th and the 97.5th percentile, where a normal distribution has its 95th. */
    private static final double Q95_BETWEEN_Q90_AND_Q975 = (1.6449 - 1.2816) / (1.9600 - 1.2816);

    /**
     * Horizons up to {@code ahead}.
     *
     * @param excess 95th percentile of the errors, in usual errors
     * @param usual error by time, requests/s, also of the times to come
     * @param lastValueShare of the newest load in what is expected, 0 to 1
     * @param errors forecasts that it was taken from
     */
    public record Bucket(Duration ahead, double excess, TimeSeries usual, double lastValueShare, int errors) {

        /** To add to a forecast of that time, requests/s; NaN where no error was usual. */
        private double marginAt(Instant time) {
            long step = usual.window().step().toNanos();
            long point =
                    Math.floorDiv(Duration.between(usual.window().from(), time).toNanos(), step);
            return point >= 0 && point < usual.size() ? excess * usual.at((int) point) : Double.NaN;
        }
    }

    /**
     * A margin on one forecast.
     *
     * @param factor on the mean of the forecast
     * @param errors past forecasts that it was taken from; 0 when it is from the forecast's own intervals
     */
    public record Margin(double factor, int errors) {}

    public Margins {
        buckets = List.copyOf(buckets);
    }

    /** The same beside another newest load. */
    public Margins withLatest(double rps) {
        return new Margins(buckets, highestRps, rps);
    }

    /** The same for times whose load the newest does not tell of, as that of an event. */
    public Margins withoutLatest() {
        return withLatest(Double.NaN);
    }

    public Margin on(ForecastPoint point, Duration ahead) {
        Load load = loadOf(point, ahead);
        return new Margin(point.mean() > 0 ? load.rps / point.mean() : 1, load.errors);
    }

    /** The load that is passed once in twenty times. */
    public double load(ForecastPoint point, Duration ahead) {
        return loadOf(point, ahead).rps;
    }

    private record Load(double rps, int errors) {}

    private Load loadOf(ForecastPoint point, Duration ahead) {
        return buckets.stream()
                .filter(bucket -> ahead.compareTo(bucket.ahead()) <= 0)
                .findFirst()
                .map(bucket -> load(point, bucket))
                .filter(load -> Double.isFinite(load.rps))
                .orElseGet(() -> new Load(q95(point), 0));
    }

    private Load load(ForecastPoint point, Bucket bucket) {
        double expected = LastValueShare.of(bucket.lastValueShare(), latestRps, point.mean());
        double beyond = expected > highestRps ? expected / highestRps : 1;
        return new Load(expected + beyond * bucket.marginAt(point.time()), bucket.errors());
    }

    private static double q95(ForecastPoint point) {
        return point.high80() + (point.high95() - point.high80()) * Q95_BETWEEN_Q90_AND_Q975;
    }
}
