package dev.headroom.collector.exposition;

import java.util.Map;

/** The buckets of one metric at one timestamp, which must agree with each other and with count and sum. */
final class OpenMetricsHistogram {
    private final String name;
    private final Map<String, String> labels;
    private final double timestamp;
    private double bound = Double.NaN;
    private double cumulated;
    private double count = Double.NaN;
    private double sum = Double.NaN;
    private boolean gauge;
    private boolean negativeBuckets;
    private boolean onlyCreated = true;

    OpenMetricsHistogram(String name, Map<String, String> labels, double timestamp) {
        this.name = name;
        this.labels = labels;
        this.timestamp = timestamp;
    }

    boolean isOf(Map<String, String> otherLabels, double otherTimestamp) {
        return labels.equals(otherLabels) && Double.compare(timestamp, otherTimestamp) == 0;
    }

    void add(Cursor cursor, OpenMetricsFamily.Sample sample, String suffix) throws MalformedPage {
        onlyCreated &= suffix.equals("_created");
        switch (suffix) {
            case "_bucket" -> addBucket(cursor, LabelNumber.of(sample.label("le")), sample.value());
            case "_count", "_gcount" -> count = sample.value();
            case "_sum", "_gsum" -> {
                sum = sample.value();
                gauge = suffix.equals("_gsum");
            }
            default -> {}
        }
    }

    private void addBucket(Cursor cursor, double upperBound, double value) throws MalformedPage {
        if (upperBound <= bound) {
            throw cursor.malformed("buckets of " + name + " are not in order");
        }
        if (value < cumulated) {
            throw cursor.malformed("buckets of " + name + " are not cumulative");
        }
        negativeBuckets |= upperBound < 0;
        bound = upperBound;
        cumulated = value;
    }

    void close(Cursor cursor) throws MalformedPage {
        if (onlyCreated) {
            return;
        }
        if (bound != Double.POSITIVE_INFINITY) {
            throw cursor.malformed(name + " has no +Inf bucket");
        }
        if (!Double.isNaN(count) && count != cumulated) {
            throw cursor.malformed("the count of " + name + " does not match its +Inf bucket");
        }
        if (Double.isNaN(count) != Double.isNaN(sum)) {
            throw cursor.malformed(name + " must have both count and sum, or neither");
        }
        if (negativeBuckets && !gauge && !Double.isNaN(sum)) {
            throw cursor.malformed(name + " cannot have a sum with negative buckets");
        }
        if (!negativeBuckets && gauge && sum < 0) {
            throw cursor.malformed(name + " cannot have a negative sum without negative buckets");
        }
    }
}
