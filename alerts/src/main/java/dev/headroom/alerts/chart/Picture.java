package dev.headroom.alerts.chart;

import dev.headroom.collector.history.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What is to be drawn.
 *
 * @param marked when the incident began to fire
 * @param unit of all lines
 */
record Picture(String title, String unit, List<Line> lines, Instant marked, ZoneId zone) {

    Picture {
        lines = List.copyOf(lines);
    }

    /** One line; its colour is {@code 0xRRGGBB}. */
    record Line(String name, int colour, TimeSeries values) {}

    double highest() {
        return lines.stream()
                .flatMapToDouble(line -> line.values().knownValues())
                .max()
                .orElse(Double.NaN);
    }
}
