package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.Series;
import java.util.Map;
import java.util.TreeMap;

/** A series by its labels, in whatever order they are written. */
record SeriesIdentity(String name, Map<String, String> labels) {

    static SeriesIdentity of(Series series) {
        Map<String, String> labels = new TreeMap<>();
        for (Label label : series.labels()) {
            labels.put(label.name(), label.value());
        }
        return new SeriesIdentity(series.name(), labels);
    }
}
