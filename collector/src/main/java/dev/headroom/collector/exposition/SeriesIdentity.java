package dev.headroom.collector.exposition;

import java.util.Comparator;
import java.util.List;

/** What makes two lines the same series: order of labels does not count, and an empty label is no label. */
public record SeriesIdentity(String name, List<Label> labels) {
    private static final Comparator<Label> BY_NAME = Comparator.comparing(Label::name);

    public static SeriesIdentity of(Series series) {
        List<Label> sorted = series.labels().stream()
                .filter(label -> !label.value().isEmpty())
                .sorted(BY_NAME)
                .toList();
        return new SeriesIdentity(series.name(), sorted);
    }
}
