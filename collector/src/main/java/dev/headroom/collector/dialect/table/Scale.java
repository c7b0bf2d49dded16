package dev.headroom.collector.dialect.table;

/** Turns a page's unit into ours. Percent are divided by 100, not multiplied by 0.01: 95 becomes 0.95 to the digit. */
public record Scale(double factor, double divisor) {
    public static final Scale ONE = new Scale(1, 1);

    public double of(double value) {
        return value * factor / divisor;
    }
}
