package dev.headroom.alerts.anomaly;

import dev.headroom.collector.history.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is usual at each hour of the week, or of the day while less than three weeks are known: the median of that hour and
 * its two neighbours over all weeks, and as spread the median distance from it. Immutable.
 */
public final class SeasonalProfile {

    private static final int HOURS_OF_DAY = 24;
    private static final int HOURS_OF_WEEK = 7 * HOURS_OF_DAY;
    private static final int FEWEST_HOURS = 7 * HOURS_OF_DAY;
    private static final int HOURS_FOR_WEEKS = 3 * HOURS_OF_WEEK;
    /** Makes a median distance the standard deviation of a normal distribution. */
    private static final double MAD_TO_SIGMA = 1.4826;
    /** Some hours look steadier than they are when few weeks are known. */
    private static final double OF_OVERALL_SPREAD = 0.5;

    private static final double SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();

    private final double[] usual;
    private final double[] spread;

    private SeasonalProfile(double[] usual, double[] spread) {
        this.usual = usual;
        this.spread = spread;
    }

    /**
     * Empty when fewer hours than those of a week are known.
     *
     * @param hourly one value an hour
     * @param floor the least spread, below which nobody calls a difference unusual, in the unit of the values
     * @param floorShare the same as a share of what is usual
     */
    public static Optional<SeasonalProfile> of(TimeSeries hourly, double floor, double floorShare) {
        long known = hourly.knownValues().count();
        if (known < FEWEST_HOURS) {
            return Optional.empty();
        }
        int phases = known < HOURS_FOR_WEEKS ? HOURS_OF_DAY : HOURS_OF_WEEK;
        List<List<Double>> byPhase = byPhase(hourly, phases);
        double[] usual = new double[phases];
        Arrays.setAll(usual, phase -> median(around(byPhase, phase)));
        double[] distances = new double[phases];
        Arrays.setAll(distances, phase -> MAD_TO_SIGMA * distance(byPhase.get(phase), usual[phase]));
        double overall = median(Arrays.stream(distances).boxed().toList());
        double[] spread = new double[phases];
        Arrays.setAll(
                spread,
                phase -> Math.max(
                        Math.max(known(distances[phase]), OF_OVERALL_SPREAD * known(overall)),
                        Math.max(floor, floorShare * Math.abs(usual[phase]))));
        return Optional.of(new SeasonalProfile(usual, spread));
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static List<List<Double>> byPhase(TimeSeries hourly, int phases) {
        List<List<Double>> byPhase = new ArrayList<>();
        for (int phase = 0; phase < phases; phase++) {
            byPhase.add(new ArrayList<>());
        }
        for (int point = 0; point < hourly.size(); point++) {
            if (hourly.known(point)) {
                byPhase.get(phaseOf(hourly.timeOf(point), phases)).add(hourly.at(point));
            }
        }
        return byPhase;
    }

    private static int phaseOf(Instant time, int phases) {
        return (int) Math.floorMod(Math.floorDiv(time.getEpochSecond(), (long) SECONDS_PER_HOUR), (long) phases);
    }

    private static List<Double> around(List<List<Double>> byPhase, int phase) {
        List<Double> all = new ArrayList<>();
        for (int near = -1; near <= 1; near++) {
            all.addAll(byPhase.get(Math.floorMod(phase + near, byPhase.size())));
        }
        return all;
    }

    private static double distance(List<Double> values, double from) {
        return median(values.stream().map(value -> Math.abs(value - from)).toList());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What is usual at a time, between the middles of two hours in proportion; NaN when nothing is known of them. */
    public double usualAt(Instant time) {
        return between(usual, time);
    }

    /** Distance of a value from the usual one in robust standard deviations; NaN when either is unknown. */
    public double score(Instant time, double value) {
        return Math.abs(value - usualAt(time)) / between(spread, time);
    }

    private static double between(double[] phases, Instant time) {
        double hours = time.getEpochSecond() / SECONDS_PER_HOUR - 0.5;
        double before = Math.floor(hours);
        double into = hours - before;
        double one = phases[(int) Math.floorMod((long) before, (long) phases.length)];
        double next = phases[(int) Math.floorMod((long) before + 1, (long) phases.length)];
        return one * (1 - into) + next * into;
    }
}
