package dev.headroom.forecasting.calendar;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.calendar.CalendarEvent.Occurrence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the load of a step would have been without the events: the median of the same hour one to four weeks away; where all
 * those are unknown or events themselves, of the days around it.
 */
final class OrdinaryLoad {

    private static final int[] WEEKS = {-1, -2, -3, -4, 1};
    private static final int[] DAYS = {-1, -2, -3, -4, -5, -6, 1};

    private final TimeSeries series;
    private final boolean[] eventful;

    OrdinaryLoad(TimeSeries series, List<Occurrence> events) {
        this.series = series;
        this.eventful = new boolean[series.size()];
        Duration step = series.window().step();
        for (int i = 0; i < eventful.length; i++) {
            int point = i;
            eventful[i] = events.stream().anyMatch(event -> event.shareOf(series.timeOf(point), step) > 0);
        }
    }

    /** NaN when nothing around tells. */
    double at(int point) {
        double byWeeks = median(point, WEEKS, Duration.ofDays(7));
        return Double.isNaN(byWeeks) ? median(point, DAYS, Duration.ofDays(1)) : byWeeks;
    }

    private double median(int point, int[] distances, Duration of) {
        long steps = of.dividedBy(series.window().step());
        double[] around = Arrays.stream(distances)
                .mapToLong(distance -> point + distance * steps)
                .filter(other -> other >= 0 && other < eventful.length && !eventful[(int) other])
                .mapToDouble(other -> series.at((int) other))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return around.length == 0 ? Double.NaN : (around[(around.length - 1) / 2] + around[around.length / 2]) / 2;
    }
}
