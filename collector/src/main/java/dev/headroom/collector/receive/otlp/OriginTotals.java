package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.otlp.DataPoint.Accumulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals of one origin. Who sends increases leaves out what did not change, so those totals are told again at every
 * instant of the origin. Its own monitor guards it.
 */
final class OriginTotals {
    private static final Duration SAME_INSTANT = Duration.ofMillis(250);
    private static final int MOST_METRICS = 20_000;

    private final Origin origin;
    private final Map<Shape.Metric, RunningTotal> totals = new HashMap<>();

    OriginTotals(Origin origin) {
        this.origin = origin;
    }

    /** What a page would have shown at each instant. */
    synchronized Translated add(List<DataPoint> points) {
        List<DataPoint> ascending = new ArrayList<>(points);
        ascending.sort(Comparator.comparing(DataPoint::time));
        List<PushedSeries> series = new ArrayList<>();
        int repeated = 0;
        int over = 0;
        Set<Shape.Metric> told = new HashSet<>();
        for (int i = 0; i < ascending.size(); i++) {
            DataPoint point = ascending.get(i);
            RunningTotal total = totalOf(point);
            if (total == null) {
                over++;
            } else if (point.ended()) {
                series.addAll(total.ended(point.time(), origin));
                totals.remove(point.metric());
            } else if (total.add(point)) {
                told.add(point.metric());
                series.addAll(total.at(point.time(), origin, point.accumulation() != Accumulation.NONE));
            } else {
                repeated++;
            }
            boolean lastOfInstant = i == ascending.size() - 1
                    || ascending.get(i + 1).time().isAfter(point.time().plus(SAME_INSTANT));
            if (lastOfInstant && !told.isEmpty()) {
                series.addAll(silent(told, point.time()));
                told.clear();
            }
        }
        return new Translated(series, repeated, over);
    }

    /**
     * Series of a request.
     *
     * @param repeated data points that had come before
     * @param over data points of more metrics than one origin may have
     */
    record Translated(List<PushedSeries> series, int repeated, int over) {}

    private @Nullable RunningTotal totalOf(DataPoint point) {
        RunningTotal known = totals.get(point.metric());
        if (known != null && known.fits(point)) {
            return known;
        }
        if (known == null && totals.size() >= MOST_METRICS) {
            return null;
        }
        RunningTotal fresh = new RunningTotal(point);
        totals.put(point.metric(), fresh);
        return fresh;
    }

    private List<PushedSeries> silent(Set<Shape.Metric> told, Instant time) {
        List<PushedSeries> series = new ArrayList<>();
        totals.forEach((metric, total) -> {
            if (total.isDelta() && !told.contains(metric)) {
                series.addAll(total.at(time, origin, true));
            }
        });
        return series;
    }
}
