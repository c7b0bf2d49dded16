package dev.headroom.collector.history;

import java.time.Instant;
import java.util.stream.DoubleStream;

/** Evenly spaced values, one per step of the window. NaN means that nothing is known of that step. */
public final class TimeSeries {

    private final Window window;
    private final double[] values;

    public TimeSeries(Window window, double[] values) {
        if (values.length != window.points()) {
            throw new IllegalArgumentException(
                    "values must be " + window.points() + " for the window, were " + values.length);
        }
        this.window = window;
        this.values = values.clone();
    }

    public Window window() {
        return window;
    }

    public int size() {
        return values.length;
    }

    public double at(int point) {
        return values[point];
    }

    public Instant timeOf(int point) {
        return window.timeOf(point);
    }

    public boolean known(int point) {
        return !Double.isNaN(values[point]);
    }

    public double[] toArray() {
        return values.clone();
    }

    public DoubleStream knownValues() {
        return DoubleStream.of(values).filter(value -> !Double.isNaN(value));
    }

    /** The latest known value, NaN when there is none. */
    public double last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (known(i)) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** The greatest known value, NaN when there is none. */
    public double max() {
        return knownValues().max().orElse(Double.NaN);
    }
}
