package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** Values by name and step of a window, NaN until put. One thread. */
final class Steps<K> {
    private final Window window;
    private final Map<K, double[]> values = new HashMap<>();

    Steps(Window window) {
        this.window = window;
    }

    void put(K key, Instant time, double value) {
        int point = Math.toIntExact(Duration.between(window.from(), time).dividedBy(window.step()));
        of(key)[point] = value;
    }

    double[] of(K key) {
        return values.computeIfAbsent(key, _ -> unknown());
    }

    Set<K> names() {
        return Set.copyOf(values.keySet());
    }

    private double[] unknown() {
        double[] none = new double[window.points()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    TimeSeries series(double[] points) {
        return new TimeSeries(window, points);
    }

    /** Point by point. */
    static double[] combine(double[] one, double[] other, DoubleBinaryOperator operator) {
        double[] combined = new double[one.length];
        Arrays.setAll(combined, i -> operator.applyAsDouble(one[i], other[i]));
        return combined;
    }
}
