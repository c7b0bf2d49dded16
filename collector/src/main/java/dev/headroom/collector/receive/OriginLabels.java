package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.List;

/** Labels as Prometheus keeps them, taken apart: who measured, and what of its page is measured. */
public record OriginLabels(String job, String instance, Series series) {
    public static final String NAME = "__name__";

    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");

    public static OriginLabels of(List<Label> labels) {
        String name = "";
        String job = "";
        String instance = "";
        List<Label> own = new ArrayList<>(labels.size());
        for (Label label : labels) {
            switch (label.name()) {
                case NAME -> name = label.value();
                case "job" -> job = label.value();
                case "instance" -> instance = label.value();
                default -> {
                    if (!label.value().isEmpty()) {
                        own.add(label);
                    }
                }
            }
        }
        return new OriginLabels(job, instance, new Series(name, family(name), MetricType.UNKNOWN, own));
    }

    /** Types are not told, so the name must do: nothing but histograms and summaries has names that end so. */
    private static String family(String name) {
        for (String part : PARTS) {
            if (name.endsWith(part)) {
                return name.substring(0, name.length() - part.length());
            }
        }
        return name;
    }
}
