package dev.headroom.alerts.chart;

import dev.headroom.collector.history.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What is to be drawn.
 *
 * @param unit of all lines and of the limit
 * @param limit what the lines are compared with; empty when that is no number of this unit
 * @param marked when the incident began to fire
 */
record Picture(String title, String unit, List<Line> lines, Optional<Limit> limit, Instant marked, ZoneId zone) {

    /** A limit beyond this many times the highest value would press the lines flat; it is left out. */
    private static final double FARTHEST_LIMIT = 4;

    Picture {
        lines = List.copyOf(lines);
        double highest = highest(lines);
        limit = limit.filter(at -> at.value() > 0 && !(at.value() > FARTHEST_LIMIT * highest));
    }

    /** One line; its colour is {@code 0xRRGGBB}. */
    record Line(String name, int colour, TimeSeries values) {}

    record Limit(String name, double value) {}

    /** Of lines and limit; NaN when nothing is known. */
    double highest() {
        double highest = highest(lines);
        return limit.map(at -> Math.max(at.value(), highest)).orElse(highest);
    }

    private static double highest(List<Line> lines) {
        return lines.stream()
                .flatMapToDouble(line -> DoubleStream.of(line.values().max()))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }
}
