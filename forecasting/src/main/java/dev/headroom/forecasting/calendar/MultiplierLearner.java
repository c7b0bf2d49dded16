package dev.headroom.forecasting.calendar;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.calendar.CalendarEvent.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Learns from earlier occurrences: the load of each is set against the ordinary load of its hours, which is what the same
 * hours of the four weeks before had. Thread-safe.
 */
final class MultiplierLearner {

    static final int MOST_OCCURRENCES = 5;
    /** Some may lie where nothing was collected. */
    private static final int MOST_LOOKED_AT = 8;

    private static final Duration FARTHEST = Duration.ofDays(3 * 366L);
    private static final Duration BEFORE = Duration.ofDays(28);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration FINE = Duration.ofMinutes(10);
    /** An event shorter than this is lost in hours. */
    private static final Duration SHORT = Duration.ofHours(3);

    private static final double KNOWN_SHARE = 0.5;
    /** A single occurrence tells nothing of how they differ. */
    private static final double DOUBT = 0.2;

    private final BiFunction<ServiceName, Window, TimeSeries> load;

    MultiplierLearner(BiFunction<ServiceName, Window, TimeSeries> load) {
        this.load = load;
    }

    Multiplier learn(CalendarEvent event, ServiceName service, Instant now) {
        List<Occurrence> all = event.between(now.minus(FARTHEST), now);
        List<Occurrence> ended =
                all.stream().filter(one -> !one.end().isAfter(now)).toList();
        if (ended.isEmpty()) {
            return new Multiplier.NotLearned(Multiplier.Reason.NEVER_HAPPENED);
        }
        List<Instant> from = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        for (Occurrence occurrence : newest(ended)) {
            double factor = factor(occurrence, all, service);
            if (!Double.isNaN(factor) && factors.size() < MOST_OCCURRENCES) {
                from.add(occurrence.start());
                factors.add(factor);
            }
        }
        return factors.isEmpty() ? new Multiplier.NotLearned(Multiplier.Reason.NO_HISTORY) : learned(factors, from);
    }

    private static List<Occurrence> newest(List<Occurrence> ended) {
        return ended.reversed().subList(0, Math.min(ended.size(), MOST_LOOKED_AT));
    }

    private static Multiplier learned(List<Double> factors, List<Instant> from) {
        List<Double> sorted = factors.stream().sorted(Comparator.naturalOrder()).toList();
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        if (sorted.size() == 1) {
            double doubt = DOUBT * Math.abs(median - 1);
            return new Multiplier.Learned(median, median - doubt, median + doubt, from);
        }
        return new Multiplier.Learned(median, sorted.getFirst(), sorted.getLast(), from);
    }

    /** NaN when too little of it, or of the weeks before it, is known. */
    private double factor(Occurrence occurrence, List<Occurrence> all, ServiceName service) {
        Duration step = Duration.between(occurrence.start(), occurrence.end()).compareTo(SHORT) < 0 ? FINE : HOUR;
        Window window = Window.covering(occurrence.start().minus(BEFORE), occurrence.end(), step);
        TimeSeries series = load.apply(service, window);
        OrdinaryLoad ordinary = new OrdinaryLoad(series, all);
        double with = 0;
        double without = 0;
        int steps = 0;
        int known = 0;
        for (int i = 0; i < series.size(); i++) {
            if (occurrence.contains(series.timeOf(i))) {
                steps++;
                double usual = ordinary.at(i);
                if (series.known(i) && !Double.isNaN(usual)) {
                    known++;
                    with += series.at(i);
                    without += usual;
                }
            }
        }
        return known >= KNOWN_SHARE * steps && without > 0 ? with / without : Double.NaN;
    }
}
