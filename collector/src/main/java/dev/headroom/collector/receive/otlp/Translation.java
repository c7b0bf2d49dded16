package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.receive.histogram.ClassicForm;
import dev.headroom.collector.receive.histogram.DoublingBuckets;
import dev.headroom.collector.receive.otlp.DataPoint.Accumulation;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data points of one resource, metric by metric. One request, one thread. */
final class Translation {
    private static final int LONGEST_LABEL = 2048;
    private static final int MOST_LABELS = 64;
    private static final int MOST_BUCKETS = 500;

    private final Map<String, String> resourceLabels;
    private final List<DataPoint> points = new ArrayList<>();
    private int unsupported;

    Translation(Map<String, String> resourceLabels) {
        this.resourceLabels = Map.copyOf(resourceLabels);
    }

    List<DataPoint> points() {
        return points;
    }

    /** Data points that cannot be read, such as increases of unknown kind. */
    int unsupported() {
        return unsupported;
    }

    void add(Metric metric) {
        switch (metric.getDataCase()) {
            case GAUGE -> gauge(metric, metric.getGauge().getDataPointsList(), Accumulation.NONE);
            case SUM -> sum(metric, metric.getSum());
            case HISTOGRAM -> histogram(metric, metric.getHistogram());
            case EXPONENTIAL_HISTOGRAM -> exponential(metric, metric.getExponentialHistogram());
            case SUMMARY -> summary(metric, metric.getSummary());
            case DATA_NOT_SET -> unsupported++;
        }
    }

    private void gauge(Metric metric, List<NumberDataPoint> numbers, Accumulation accumulation) {
        PromName name = PromName.of(metric.getName(), metric.getUnit(), PromName.Kind.GAUGE);
        numbers.forEach(point -> number(point, name, MetricType.GAUGE, accumulation));
    }

    private void sum(Metric metric, Sum sum) {
        Accumulation accumulation = accumulation(sum.getAggregationTemporality());
        if (accumulation == Accumulation.NONE) {
            unsupported += sum.getDataPointsCount();
        } else if (sum.getIsMonotonic()) {
            PromName name = PromName.of(metric.getName(), metric.getUnit(), PromName.Kind.TOTAL);
            sum.getDataPointsList().forEach(point -> number(point, name, MetricType.COUNTER, accumulation));
        } else {
            // What goes up and down is a gauge; its changes add up to its value.
            gauge(
                    metric,
                    sum.getDataPointsList(),
                    accumulation == Accumulation.DELTA ? Accumulation.DELTA : Accumulation.NONE);
        }
    }

    private void number(NumberDataPoint point, PromName name, MetricType type, Accumulation accumulation) {
        double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        points.add(new DataPoint(
                instant(point.getTimeUnixNano()),
                instant(point.getStartTimeUnixNano()),
                metric(name, point.getAttributesList()),
                new Shape.Single(type),
                accumulation,
                new double[] {value / name.divisor()},
                ended(point.getFlags())));
    }

    private void histogram(Metric metric, Histogram histogram) {
        Accumulation accumulation = accumulation(histogram.getAggregationTemporality());
        PromName name = PromName.of(metric.getName(), metric.getUnit(), PromName.Kind.HISTOGRAM);
        for (HistogramDataPoint point : histogram.getDataPointsList()) {
            boolean ended = ended(point.getFlags());
            List<Double> bounds = scaled(point.getExplicitBoundsList(), name.divisor());
            double[] counts = point.getBucketCountsCount() == 0 && bounds.isEmpty()
                    ? new double[] {point.getCount()}
                    : point.getBucketCountsList().stream()
                            .mapToDouble(Long::doubleValue)
                            .toArray();
            boolean sound = counts.length == bounds.size() + 1 && bounds.size() <= MOST_BUCKETS && ascending(bounds);
            if (accumulation == Accumulation.NONE || !(sound || ended)) {
                unsupported++;
                continue;
            }
            points.add(new DataPoint(
                    instant(point.getTimeUnixNano()),
                    instant(point.getStartTimeUnixNano()),
                    metric(name, point.getAttributesList()),
                    new Shape.Buckets(new ClassicForm(bounds, point.hasSum())),
                    accumulation,
                    withSum(counts, point.hasSum(), point.getSum() / name.divisor()),
                    ended));
        }
    }

    private void exponential(Metric metric, ExponentialHistogram histogram) {
        Accumulation accumulation = accumulation(histogram.getAggregationTemporality());
        if (accumulation == Accumulation.NONE) {
            unsupported += histogram.getDataPointsCount();
            return;
        }
        PromName name = PromName.of(metric.getName(), metric.getUnit(), PromName.Kind.HISTOGRAM);
        // Bounds stay in the sender's unit until here, so milliseconds have as fine buckets as seconds.
        double unit = name.divisor() >= 1e3 ? 1e3 / name.divisor() : 1;
        List<Double> bounds = scaled(DoublingBuckets.bounds(), name.divisor() * unit);
        for (ExponentialHistogramDataPoint point : histogram.getDataPointsList()) {
            double[] counts = ExponentialBuckets.counts(point);
            points.add(new DataPoint(
                    instant(point.getTimeUnixNano()),
                    instant(point.getStartTimeUnixNano()),
                    metric(name, point.getAttributesList()),
                    new Shape.Buckets(new ClassicForm(bounds, point.hasSum())),
                    accumulation,
                    withSum(counts, point.hasSum(), point.getSum() / name.divisor()),
                    ended(point.getFlags())));
        }
    }

    private void summary(Metric metric, Summary summary) {
        PromName name = PromName.of(metric.getName(), metric.getUnit(), PromName.Kind.HISTOGRAM);
        for (SummaryDataPoint point : summary.getDataPointsList()) {
            summaryPart(point, new PromName(name.name() + "_count", 1), (double) point.getCount());
            summaryPart(point, new PromName(name.name() + "_sum", 1), point.getSum() / name.divisor());
        }
    }

    private void summaryPart(SummaryDataPoint point, PromName name, double value) {
        points.add(new DataPoint(
                instant(point.getTimeUnixNano()),
                instant(point.getStartTimeUnixNano()),
                metric(name, point.getAttributesList()),
                new Shape.Single(MetricType.SUMMARY),
                Accumulation.CUMULATIVE,
                new double[] {value},
                ended(point.getFlags())));
    }

    private static double[] withSum(double[] counts, boolean summed, double sum) {
        if (!summed) {
            return counts;
        }
        double[] numbers = Arrays.copyOf(counts, counts.length + 1);
        numbers[counts.length] = sum;
        return numbers;
    }

    private static List<Double> scaled(List<Double> bounds, double divisor) {
        return divisor == 1
                ? bounds
                : bounds.stream().map(bound -> bound / divisor).toList();
    }

    private static boolean ascending(List<Double> bounds) {
        for (int i = 1; i < bounds.size(); i++) {
            if (!(bounds.get(i - 1) < bounds.get(i))) {
                return false;
            }
        }
        return bounds.stream().allMatch(bound -> Double.isFinite(bound));
    }

    private Shape.Metric metric(PromName name, List<KeyValue> attributes) {
        Map<String, String> labels = new TreeMap<>(resourceLabels);
        for (KeyValue attribute : attributes) {
            String value = text(attribute.getValue());
            if (!value.isEmpty() && labels.size() < MOST_LABELS) {
                labels.putIfAbsent(PromName.label(attribute.getKey()), value);
            }
        }
        return new Shape.Metric(
                name.name(),
                labels.entrySet().stream()
                        .map(label -> new Label(label.getKey(), label.getValue()))
                        .toList());
    }

    /** Empty for lists and maps, which tell no series apart that we know of. */
    static String text(AnyValue value) {
        String text =
                switch (value.getValueCase()) {
                    case STRING_VALUE -> value.getStringValue();
                    case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
                    case INT_VALUE -> Long.toString(value.getIntValue());
                    case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
                    default -> "";
                };
        return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    }

    private static Accumulation accumulation(AggregationTemporality temporality) {
        return switch (temporality) {
            case AGGREGATION_TEMPORALITY_CUMULATIVE -> Accumulation.CUMULATIVE;
            case AGGREGATION_TEMPORALITY_DELTA -> Accumulation.DELTA;
            case AGGREGATION_TEMPORALITY_UNSPECIFIED, UNRECOGNIZED -> Accumulation.NONE;
        };
    }

    private static boolean ended(int flags) {
        return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
    }

    private static Instant instant(long unixNanos) {
        return Instant.ofEpochSecond(0, unixNanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
