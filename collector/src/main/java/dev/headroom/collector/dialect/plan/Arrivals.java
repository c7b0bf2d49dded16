package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.exposition.SeriesIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Series that were not on the page before, and what they would have shown there. Servers make a series with its first event,
 * so one counts from zero; but an engine that joins brings what it has counted all its life, under a label that several
 * families or gauges have, and a family whose labels changed brings what the old ones had. One thread.
 */
final class Arrivals {
    /** Whatever joins with less makes no peak worth the doubt. */
    private static final double MUCH = 1000;

    private static final List<String> COUNTING = List.of("_total", "_bucket", "_count", "_sum", "_created");

    private final PageLayout page;
    private final Set<Label> labelsBefore = new HashSet<>();
    private final Set<String> namesBefore = new HashSet<>();
    private final Set<String> namesThatGoOn = new HashSet<>();
    private final Map<Integer, SeriesIdentity> arrived = new LinkedHashMap<>();
    private final Map<Label, Set<String>> namesByNewLabel = new HashMap<>();

    Arrivals(Set<SeriesIdentity> before, PageLayout page) {
        this.page = page;
        for (SeriesIdentity series : before) {
            namesBefore.add(series.name());
            labelsBefore.addAll(series.labels());
        }
    }

    void goesOn(SeriesIdentity series) {
        namesThatGoOn.add(series.name());
    }

    void add(int total, SeriesIdentity series) {
        arrived.put(total, series);
        for (Label label : series.labels()) {
            if (!labelsBefore.contains(label)) {
                namesByNewLabel.computeIfAbsent(label, _ -> new HashSet<>()).add(series.name());
            }
        }
    }

    /** Whether nothing that was there before is still there. */
    boolean areAll() {
        return namesThatGoOn.isEmpty();
    }

    void forEach(BiConsumer<Integer, SeriesIdentity> action) {
        arrived.forEach(action);
    }

    /** NaN when it cannot be told. */
    double before(SeriesIdentity series, double value) {
        if (namesBefore.contains(series.name()) && !namesThatGoOn.contains(series.name())) {
            return Double.NaN; // this family alone has other labels now
        }
        return value >= MUCH && isOfSomethingThatJoined(series) ? value : 0;
    }

    /** A code of an answer names what happened, is new in one family, and never on a gauge. */
    private boolean isOfSomethingThatJoined(SeriesIdentity series) {
        return series.labels().stream()
                .filter(namesByNewLabel::containsKey)
                .anyMatch(label -> namesByNewLabel.getOrDefault(label, Set.of()).size() > 1 || isOnGauge(label));
    }

    private boolean isOnGauge(Label label) {
        return page.series().stream()
                .anyMatch(series -> isGauge(series) && series.labels().contains(label));
    }

    /** Pushed series do not tell their type. */
    private static boolean isGauge(Series series) {
        return switch (series.type()) {
            case GAUGE -> true;
            case UNKNOWN -> COUNTING.stream().noneMatch(series.name()::endsWith);
            case COUNTER, HISTOGRAM, GAUGEHISTOGRAM, SUMMARY, INFO, STATESET -> false;
        };
    }
}
