package dev.headroom.collector.receive.histogram;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * A histogram as the lines of a page: one for each bound, one without, the count, and the sum where there is one. Its numbers
 * are requests of each bucket by itself, the last one without a bound, and after them their sum.
 *
 * @param bounds upper ones, ascending, without the last
 */
public record ClassicForm(List<Double> bounds, boolean summed) {
    public ClassicForm {
        bounds = List.copyOf(bounds);
    }

    /** The series of a metric; the labels are without that of the bound. */
    public List<Series> series(String metric, List<Label> labels) {
        List<Series> series = new ArrayList<>(bounds.size() + 3);
        for (double bound : bounds) {
            series.add(bucket(metric, labels, Double.toString(bound)));
        }
        series.add(bucket(metric, labels, "+Inf"));
        series.add(new Series(metric + "_count", metric, MetricType.HISTOGRAM, labels));
        if (summed) {
            series.add(new Series(metric + "_sum", metric, MetricType.HISTOGRAM, labels));
        }
        return series;
    }

    private static Series bucket(String metric, List<Label> labels, String bound) {
        List<Label> bounded = new ArrayList<>(labels);
        bounded.add(new Label("le", bound));
        return new Series(metric + "_bucket", metric, MetricType.HISTOGRAM, bounded);
    }

    /** The values of those series. */
    public double[] values(double[] numbers) {
        int buckets = bounds.size() + 1;
        double[] values = new double[buckets + (summed ? 2 : 1)];
        double total = 0;
        for (int i = 0; i < buckets; i++) {
            total += numbers[i];
            values[i] = total;
        }
        values[buckets] = total;
        if (summed) {
            values[buckets + 1] = numbers[buckets];
        }
        return values;
    }
}
