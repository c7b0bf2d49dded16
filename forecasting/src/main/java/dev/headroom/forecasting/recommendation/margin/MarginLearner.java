package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.collector.history.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sets past forecasts against what came, per horizon. */
public final class MarginLearner {

    /** How far back: long enough for every hour of the day, short enough to follow a change of habits. */
    public static final Duration TRAILING = Duration.ofDays(3);

    private static final int FEWEST = 100;
    private static final double QUANTILE = 0.95;
    private static final List<Duration> BUCKETS = List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(48));

    private MarginLearner() {}

    /** From the shortest horizon up to the first that has too few forecasts to tell. */
    public static Margins learn(List<PastForecasts.Past> past, TimeSeries offered) {
        List<Margins.Bucket> buckets = new ArrayList<>();
        Duration above = Duration.ofSeconds(-1);
        for (Duration upTo : BUCKETS) {
            double[] ratios = ratios(past, offered, above, upTo);
            if (ratios.length < FEWEST) {
                break;
            }
            buckets.add(new Margins.Bucket(upTo, quantile(ratios), ratios.length));
            above = upTo;
        }
        return new Margins(buckets);
    }

    /** The margin with which the value of now would have held {@code ahead} later; NaN while too little is known. */
    public static double ofLastValue(TimeSeries offered, Duration ahead) {
        int steps = (int) Math.max(
                1, Math.ceilDiv(ahead.toSeconds(), offered.window().step().toSeconds()));
        double[] ratios = IntStream.range(0, Math.max(0, offered.size() - steps))
                .mapToDouble(i -> offered.at(i + steps) / offered.at(i))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return ratios.length < FEWEST ? Double.NaN : quantile(ratios);
    }

    private static double[] ratios(List<PastForecasts.Past> past, TimeSeries offered, Duration above, Duration upTo) {
        return past.stream()
                .filter(point ->
                        point.ahead().compareTo(above) > 0 && point.ahead().compareTo(upTo) <= 0 && point.mean() > 0)
                .mapToDouble(point -> valueAt(offered, point) / point.mean())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double valueAt(TimeSeries offered, PastForecasts.Past point) {
        long at = Math.floorDiv(
                Duration.between(offered.window().from(), point.time()).toSeconds(),
                offered.window().step().toSeconds());
        return at >= 0 && at < offered.size() ? offered.at((int) at) : Double.NaN;
    }

    private static double quantile(double[] sorted) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(QUANTILE * (sorted.length + 1)) - 1)];
    }
}
