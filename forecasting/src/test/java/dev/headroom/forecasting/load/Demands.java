package dev.headroom.forecasting.load;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Series for tests: hours from a Monday on, with a day and a week as seasons. */
public final class Demands {

    public static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    public static final Duration HOUR = Duration.ofHours(1);

    private Demands() {}

    public static DemandSeries hourly(int hours, IntToDoubleFunction load) {
        double[] values = new double[hours];
        for (int i = 0; i < hours; i++) {
            values[i] = load.applyAsDouble(i);
        }
        return DemandSeries.of(START, HOUR, Seasons.ofCalendar(HOUR), values);
    }

    /** A busy service: a daily curve, quiet week-ends and noise of 5 %. */
    public static DemandSeries busy(int hours) {
        SplittableRandom noise = new SplittableRandom(7);
        return hourly(hours, hour -> shape(hour) * (0.95 + 0.1 * noise.nextDouble()));
    }

    /** The same without noise. */
    public static double shape(int hour) {
        double day = 100 + 60 * Math.sin(2 * Math.PI * (hour % 24 - 8) / 24);
        return hour / 24 % 7 >= 5 ? 0.5 * day : day;
    }
}
