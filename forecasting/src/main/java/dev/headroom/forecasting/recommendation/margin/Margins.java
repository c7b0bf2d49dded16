package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Duration;
import java.util.List;

/**
 * How much more than the forecast the load turned out to be, per horizon: the 95th percentile of y/ŷ over the forecasts of
 * the last days. Where too few have come true, the forecast's own intervals stand in.
 *
 * @param buckets by their horizon, shortest first
 */
public record Margins(List<Bucket> buckets) {

    public static final Margins NONE_YET = new Margins(List.of());

    /** Between the 90th and the 97.5th percentile, where a normal distribution has its 95th. */
    private static final double Q95_BETWEEN_Q90_AND_Q975 = (1.6449 - 1.2816) / (1.9600 - 1.2816);

    /**
     * Horizons up to {@code ahead}.
     *
     * @param factor 95th percentile of y/ŷ
     * @param errors forecasts that it was taken from
     */
    public record Bucket(Duration ahead, double factor, int errors) {}

    /**
     * A margin on one forecast.
     *
     * @param errors past forecasts that it was taken from; 0 when it is from the forecast's own intervals
     */
    public record Margin(double factor, int errors) {}

    public Margins {
        buckets = List.copyOf(buckets);
    }

    public Margin on(ForecastPoint point, Duration ahead) {
        return buckets.stream()
                .filter(bucket -> ahead.compareTo(bucket.ahead()) <= 0)
                .findFirst()
                .map(bucket -> new Margin(bucket.factor(), bucket.errors()))
                .orElseGet(() -> new Margin(point.mean() > 0 ? q95(point) / point.mean() : 1, 0));
    }

    /** The load that is passed once in twenty times. */
    public double load(ForecastPoint point, Duration ahead) {
        Margin margin = on(point, ahead);
        return margin.errors() == 0 ? q95(point) : point.mean() * margin.factor();
    }

    private static double q95(ForecastPoint point) {
        return point.high80() + (point.high95() - point.high80()) * Q95_BETWEEN_Q90_AND_Q975;
    }
}
