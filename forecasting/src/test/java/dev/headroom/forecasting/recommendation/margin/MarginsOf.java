package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Margins as if they had been learned. */
public final class MarginsOf {

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final int ERRORS = 400;

    private MarginsOf() {}

    /** So many times any forecast above 1 request/s, from an hour before {@code now} until two days after it. */
    public static Margins factor(double factor, Instant now) {
        Duration step = Duration.ofMinutes(10);
        Window window = Window.covering(now.minus(Duration.ofHours(1)), now.plus(TWO_DAYS), step);
        double[] one = new double[window.points()];
        Arrays.fill(one, 1);
        TimeSeries usual = new TimeSeries(window, one);
        return new Margins(List.of(new Margins.Bucket(TWO_DAYS, factor - 1, usual, 0, ERRORS)), 1, Double.NaN);
    }
}
