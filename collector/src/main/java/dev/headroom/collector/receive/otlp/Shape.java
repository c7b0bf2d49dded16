package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.List;

/** Into which series a data point goes. Its numbers are held in one array, in an order that the shape knows. */
sealed interface Shape {

    /** The series of a metric of this shape. */
    List<Series> series(Metric metric);

    /** The values of those series. */
    double[] values(double[] numbers);

    /** Position of a number that never falls while the sender counts on; -1 when there is none. */
    int count();

    /** What is measured: a name as on a page, and labels in the order of their names. */
    record Metric(String name, List<Label> labels) {
        public Metric {
            labels = List.copyOf(labels);
        }

        Series series(String suffix, MetricType type) {
            return new Series(name + suffix, name, type, labels);
        }
    }

    /** One number. */
    record Single(MetricType type) implements Shape {
        @Override
        public List<Series> series(Metric metric) {
            return List.of(metric.series("", type));
        }

        @Override
        public double[] values(double[] numbers) {
            return numbers;
        }

        @Override
        public int count() {
            return 0;
        }
    }

    /** Requests of each bucket by itself, the last one without a bound, and after them their sum where there is one. */
    record Buckets(List<Double> bounds, boolean summed) implements Shape {
        public Buckets {
            bounds = List.copyOf(bounds);
        }

        @Override
        public List<Series> series(Metric metric) {
            List<Series> series = new ArrayList<>(bounds.size() + 3);
            for (double bound : bounds) {
                series.add(bucket(metric, Double.toString(bound)));
            }
            series.add(bucket(metric, "+Inf"));
            series.add(metric.series("_count", MetricType.HISTOGRAM));
            if (summed) {
                series.add(metric.series("_sum", MetricType.HISTOGRAM));
            }
            return series;
        }

        private static Series bucket(Metric metric, String bound) {
            List<Label> labels = new ArrayList<>(metric.labels());
            labels.add(new Label("le", bound));
            return new Series(metric.name() + "_bucket", metric.name(), MetricType.HISTOGRAM, labels);
        }

        @Override
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

        @Override
        public int count() {
            return -1;
        }
    }
}
