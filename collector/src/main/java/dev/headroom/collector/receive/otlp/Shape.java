package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.receive.histogram.ClassicForm;
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

        Series series(MetricType type) {
            return new Series(name, name, type, labels);
        }
    }

    /** One number. */
    record Single(MetricType type) implements Shape {
        @Override
        public List<Series> series(Metric metric) {
            return List.of(metric.series(type));
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

    /** Numbers of each bucket by itself. */
    record Buckets(ClassicForm form) implements Shape {
        @Override
        public List<Series> series(Metric metric) {
            return form.series(metric.name(), metric.labels());
        }

        @Override
        public double[] values(double[] numbers) {
            return form.values(numbers);
        }

        @Override
        public int count() {
            return -1;
        }
    }
}
