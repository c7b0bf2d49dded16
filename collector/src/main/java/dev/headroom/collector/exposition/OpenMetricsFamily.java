package dev.headroom.collector.exposition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One family of an OpenMetrics page while it is read: metadata once and first, names and labels its type asks for, values
 * its type allows, metrics in one piece and timestamps that do not go back.
 */
final class OpenMetricsFamily {
    private final String name;
    private MetricType type = MetricType.UNKNOWN;
    private boolean typed;
    private boolean helped;
    private @Nullable String unit;
    private final Set<Map<String, String>> groups = new HashSet<>();
    private @Nullable Map<String, String> group;
    private double groupTimestamp = Double.NaN;
    private @Nullable OpenMetricsHistogram histogram;

    OpenMetricsFamily(String name) {
        this.name = name;
    }

    /** One line, as far as the rules care. A timestamp that is absent is NaN. */
    record Sample(String name, List<Label> labels, double value, double timestamp, boolean exemplar) {
        String label(String labelName) {
            for (Label label : labels) {
                if (label.name().equals(labelName)) {
                    return label.value();
                }
            }
            return "";
        }
    }

    String name() {
        return name;
    }

    MetricType type() {
        return type;
    }

    boolean hasSamples() {
        return group != null;
    }

    boolean allows(String sampleName) {
        return sampleName.startsWith(name) && type.suffixes().contains(sampleName.substring(name.length()));
    }

    /** Every name this family reserves for itself on the page. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        names.add(name);
        type.suffixes().forEach(suffix -> names.add(name + suffix));
        return names;
    }

    void help(Cursor cursor) throws MalformedPage {
        if (helped) {
            throw cursor.malformed("second HELP of " + name);
        }
        helped = true;
    }

    void type(Cursor cursor, String word) throws MalformedPage {
        if (typed) {
            throw cursor.malformed("second TYPE of " + name);
        }
        typed = true;
        type = MetricType.ofOpenMetrics(word)
                .orElseThrow(() -> cursor.malformed("unknown metric type \"" + word + "\""));
    }

    void unit(Cursor cursor, String word) throws MalformedPage {
        if (unit != null) {
            throw cursor.malformed("second UNIT of " + name);
        }
        unit = word;
    }

    void add(Cursor cursor, Sample sample) throws MalformedPage {
        String suffix = sample.name().substring(name.length());
        requireLabels(cursor, sample, suffix);
        requireValue(cursor, sample, suffix);
        if (sample.exemplar() && !mayHaveExemplar(suffix)) {
            throw cursor.malformed("only buckets and counters can have exemplars, not " + sample.name());
        }
        requireGroup(cursor, sample, suffix);
        if (type.hasBuckets()) {
            histogramOf(cursor, sample).add(cursor, sample, suffix);
        }
    }

    void close(Cursor cursor) throws MalformedPage {
        if (histogram != null) {
            histogram.close(cursor);
        }
        if (unit == null || unit.isEmpty()) {
            return;
        }
        if (!name.endsWith("_" + unit)) {
            throw cursor.malformed("the name " + name + " does not end with its unit " + unit);
        }
        if (type == MetricType.INFO || type == MetricType.STATESET) {
            throw cursor.malformed(name + " is of a type without unit");
        }
    }

    private void requireLabels(Cursor cursor, Sample sample, String suffix) throws MalformedPage {
        if (type == MetricType.STATESET
                && sample.labels().stream().noneMatch(l -> l.name().equals(name))) {
            throw cursor.malformed("a state of " + name + " needs a label of that name");
        }
        if (type.hasBuckets() && suffix.equals("_bucket")) {
            if (Double.isNaN(LabelNumber.of(sample.label("le")))) {
                throw cursor.malformed("a bucket of " + name + " needs a number in label le");
            }
        }
        if (type == MetricType.SUMMARY && suffix.isEmpty()) {
            double quantile = LabelNumber.of(sample.label("quantile"));
            if (!(quantile >= 0 && quantile <= 1)) {
                throw cursor.malformed("a quantile of " + name + " needs 0 to 1 in label quantile");
            }
        }
    }

    private void requireValue(Cursor cursor, Sample sample, String suffix) throws MalformedPage {
        double value = sample.value();
        boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
        switch (suffix) {
            case "_bucket", "_count", "_gcount" -> {
                if (!whole || value < 0) {
                    throw cursor.malformed(sample.name() + " must be a whole number >= 0, was " + value);
                }
            }
            case "_total", "_sum" -> {
                if (!(value >= 0)) {
                    throw cursor.malformed(sample.name() + " must be a number >= 0, was " + value);
                }
            }
            case "_gsum" -> {
                if (Double.isNaN(value)) {
                    throw cursor.malformed(sample.name() + " must be a number");
                }
            }
            default -> requireStateOrQuantile(cursor, sample, suffix);
        }
    }

    private void requireStateOrQuantile(Cursor cursor, Sample sample, String suffix) throws MalformedPage {
        double value = sample.value();
        if (type == MetricType.STATESET && value != 0 && value != 1) {
            throw cursor.malformed("a state must be 0 or 1, was " + value);
        }
        if (type == MetricType.INFO && value != 1) {
            throw cursor.malformed("an info must be 1, was " + value);
        }
        if (type == MetricType.SUMMARY && suffix.isEmpty() && value < 0) {
            throw cursor.malformed("a quantile must be >= 0, was " + value);
        }
    }

    private boolean mayHaveExemplar(String suffix) {
        return type.hasBuckets() ? suffix.equals("_bucket") : type == MetricType.COUNTER && suffix.equals("_total");
    }

    /** Lines of one metric stand together, and its points are in the order of time. */
    private void requireGroup(Cursor cursor, Sample sample, String suffix) throws MalformedPage {
        Map<String, String> next = groupOf(sample, suffix);
        if (!next.equals(group)) {
            if (!groups.add(next)) {
                throw cursor.malformed("lines of one metric of " + name + " do not stand together");
            }
        } else {
            if (Double.isNaN(groupTimestamp) != Double.isNaN(sample.timestamp())) {
                throw cursor.malformed("only some lines of one metric of " + name + " have a timestamp");
            }
            if (groupTimestamp > sample.timestamp() && type != MetricType.INFO) {
                throw cursor.malformed("timestamps of " + name + " go back");
            }
        }
        group = next;
        groupTimestamp = sample.timestamp();
    }

    private Map<String, String> groupOf(Sample sample, String suffix) {
        Map<String, String> labels = new TreeMap<>();
        if (type == MetricType.INFO) {
            return labels;
        }
        for (Label label : sample.labels()) {
            boolean part =
                    switch (type) {
                        case SUMMARY -> suffix.isEmpty() && label.name().equals("quantile");
                        case STATESET -> label.name().equals(name);
                        case HISTOGRAM, GAUGEHISTOGRAM ->
                            suffix.equals("_bucket") && label.name().equals("le");
                        case COUNTER, GAUGE, INFO, UNKNOWN -> false;
                    };
            if (!part) {
                labels.put(label.name(), label.value());
            }
        }
        return labels;
    }

    private OpenMetricsHistogram histogramOf(Cursor cursor, Sample sample) throws MalformedPage {
        Map<String, String> labels = groupOf(sample, sample.name().substring(name.length()));
        OpenMetricsHistogram current = histogram;
        if (current == null || !current.isOf(labels, sample.timestamp())) {
            if (current != null) {
                current.close(cursor);
            }
            current = new OpenMetricsHistogram(name, labels, sample.timestamp());
            histogram = current;
        }
        return current;
    }
}
