package dev.headroom.dashboard.chart;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Numbers in a row, NaN where nothing is known. Equal when all of them are. */
public final class Values {
    private final double[] numbers;

    private Values(double[] numbers) {
        this.numbers = numbers;
    }

    public static Values of(double... numbers) {
        return new Values(numbers.clone());
    }

    public static Values of(DoubleStream numbers) {
        return new Values(numbers.toArray());
    }

    public int size() {
        return numbers.length;
    }

    public double at(int index) {
        return numbers[index];
    }

    public boolean known(int index) {
        return !Double.isNaN(numbers[index]);
    }

    public DoubleStream stream() {
        return Arrays.stream(numbers);
    }

    public Values map(DoubleUnaryOperator change) {
        return new Values(stream().map(change).toArray());
    }

    /** The latest known one, NaN when there is none. */
    public double last() {
        return stream().filter(number -> !Double.isNaN(number)).reduce(Double.NaN, (earlier, later) -> later);
    }

    public double[] toArray() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && Arrays.equals(numbers, values.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
