package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.Origin;
import dev.headroom.collector.receive.PushedSeries;
import dev.headroom.collector.receive.otlp.DataPoint.Accumulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One metric with its labels as totals that never fall: what was counted before a restart is kept, and increases are added
 * up. One thread.
 */
final class RunningTotal {
    private final Shape shape;
    private final List<Series> series;
    private final Instant firstStart;
    private double[] before;
    private double[] latest;
    private Instant start;
    private Instant time = Instant.MIN;
    private boolean delta;

    RunningTotal(DataPoint first) {
        this.shape = first.shape();
        this.series = shape.series(first.metric());
        this.before = new double[first.numbers().length];
        this.latest = new double[first.numbers().length];
        this.start = first.start();
        this.firstStart = first.start();
    }

    boolean fits(DataPoint point) {
        return shape.equals(point.shape()) && latest.length == point.numbers().length;
    }

    boolean isDelta() {
        return delta;
    }

    /** False when the point is not newer than the one before: it is a repetition. */
    boolean add(DataPoint point) {
        if (!point.time().isAfter(time)) {
            return false;
        }
        time = point.time();
        delta = point.accumulation() == Accumulation.DELTA;
        switch (point.accumulation()) {
            case NONE -> latest = point.numbers();
            case DELTA -> latest = sum(latest, point.numbers());
            case CUMULATIVE -> {
                if (startedAnew(point)) {
                    before = sum(before, latest);
                }
                latest = point.numbers();
            }
        }
        start = point.start();
        return true;
    }

    /** A later start, or a number that fell, is a restart. */
    private boolean startedAnew(DataPoint point) {
        boolean known = start.isAfter(Instant.EPOCH) && point.start().isAfter(Instant.EPOCH);
        if (known && point.start().isAfter(start)) {
            return true;
        }
        int compared = shape.count() >= 0 ? 1 : latest.length - 1;
        for (int i = 0; i < compared; i++) {
            if (point.numbers()[i] < latest[i]) {
                return true;
            }
        }
        return false;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    /** The series with their totals at this instant. */
    List<PushedSeries> at(Instant instant, Origin origin, boolean total) {
        double[] values = shape.values(sum(before, latest));
        List<PushedSeries> pushed = new ArrayList<>(series.size());
        for (int i = 0; i < series.size(); i++) {
            pushed.add(new PushedSeries(
                    origin,
                    series.get(i),
                    List.of(PushedSeries.Point.of(instant, values[i])),
                    total ? Optional.of(zeroAt()) : Optional.empty()));
        }
        return pushed;
    }

    private Instant zeroAt() {
        return firstStart.isAfter(Instant.EPOCH) ? firstStart : Instant.MIN;
    }

    /** The series with the mark that they ended. */
    List<PushedSeries> ended(Instant instant, Origin origin) {
        return series.stream()
                .map(one -> PushedSeries.of(origin, one, List.of(PushedSeries.Point.end(instant))))
                .toList();
    }
}
