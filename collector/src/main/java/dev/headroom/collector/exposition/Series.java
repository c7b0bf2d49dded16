package dev.headroom.collector.exposition;

import java.util.List;

/**
 * Identity of one line of a page.
 *
 * @param name as written in front of the labels, such as {@code x_bucket}
 * @param family the metric it belongs to, such as {@code x}
 * @param labels in the order of the page
 */
public record Series(String name, String family, MetricType type, List<Label> labels) {
    public Series {
        labels = List.copyOf(labels);
    }

    /** The value of a label; a label that is absent is the same as an empty one. */
    public String label(String labelName) {
        for (Label label : labels) {
            if (label.name().equals(labelName)) {
                return label.value();
            }
        }
        return "";
    }

    public boolean hasLabel(String labelName) {
        return !label(labelName).isEmpty();
    }
}
