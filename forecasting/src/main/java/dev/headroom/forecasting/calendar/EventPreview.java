package dev.headroom.forecasting.calendar;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What an event will do, before it is near enough for a forecast.
 *
 * @param next when it begins next, a few times
 * @param usualPeakRps highest load of the same hours one to four weeks before now; NaN when it is not known or the event does
 *     not come again
 * @param expectedPeakRps the same times the multiplier
 */
public record EventPreview(Multiplier multiplier, List<Instant> next, double usualPeakRps, double expectedPeakRps) {

    private static final Duration FARTHEST = Duration.ofDays(3 * 366L);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;
    private static final int SHOWN = 3;
    private static final Duration STEP = Duration.ofMinutes(10);

    /** The beginnings after now. */
    public static List<Instant> next(CalendarEvent event, Instant now, int most) {
        return event.between(now, now.plus(FARTHEST)).stream()
                .map(CalendarEvent.Occurrence::start)
                .filter(start -> start.isAfter(now))
                .limit(most)
                .toList();
    }

    static EventPreview brief(CalendarEvent event, Multiplier multiplier, Instant now) {
        return new EventPreview(multiplier, next(event, now, SHOWN), Double.NaN, Double.NaN);
    }

    /** @param load of the service over a window, requests per second */
    static EventPreview of(CalendarEvent event, Multiplier multiplier, Instant now, Function<Window, TimeSeries> load) {
        List<Instant> next = next(event, now, SHOWN);
        double usual = next.isEmpty() ? Double.NaN : usualPeak(event, lastSame(event, next.getFirst(), now), load);
        return new EventPreview(multiplier, next, usual, usual * multiplier.expected());
    }

    /** The newest time before now, by whole weeks, whose hours have all passed. */
    private static Instant lastSame(CalendarEvent event, Instant start, Instant now) {
        long weeks =
                Math.ceilDiv(Duration.between(now, start.plus(event.length())).toSeconds(), WEEK.toSeconds());
        return start.minus(WEEK.multipliedBy(Math.max(0, weeks)));
    }

    /** The median over the last weeks. */
    private static double usualPeak(CalendarEvent event, Instant same, Function<Window, TimeSeries> load) {
        double[] known = IntStream.range(0, WEEKS)
                .mapToObj(week -> same.minus(WEEK.multipliedBy(week)))
                .map(from -> load.apply(Window.covering(from, from.plus(event.length()), STEP)))
                .mapToDouble(TimeSeries::max)
                .filter(peak -> !Double.isNaN(peak))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
    }
}
