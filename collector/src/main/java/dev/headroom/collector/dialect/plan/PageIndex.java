package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page's series by name, made once per layout. Positions are those in the layout. */
public final class PageIndex {
    private static final String TOTAL = "_total";

    private final PageLayout layout;
    private final Map<String, List<Integer>> positions = new HashMap<>();

    public PageIndex(PageLayout layout) {
        this.layout = layout;
        for (int i = 0; i < layout.series().size(); i++) {
            positions
                    .computeIfAbsent(layout.series().get(i).name(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    public PageLayout layout() {
        return layout;
    }

    public Series series(int position) {
        return layout.series().get(position);
    }

    /** Whether the page names the family or sample, be it without series yet. */
    public boolean hasFamily(String name) {
        if (isPattern(name)) {
            return !positions(name).isEmpty();
        }
        // OpenMetrics declares a counter without the suffix its samples have.
        return !name.isEmpty()
                && (!exactly(name).isEmpty()
                        || layout.families().contains(name)
                        || (name.endsWith(TOTAL)
                                && layout.families().contains(name.substring(0, name.length() - TOTAL.length()))));
    }

    /** All samples of this name, in the order of the page; one {@code *} in it stands for any text. */
    public List<Integer> positions(String name) {
        if (!isPattern(name)) {
            return exactly(name);
        }
        return positions.entrySet().stream()
                .filter(entry -> matches(name, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .sorted()
                .toList();
    }

    /** Some servers leave the suffix of a counter out, or put one on that others leave out. */
    private List<Integer> exactly(String name) {
        List<Integer> found = positions.getOrDefault(name, List.of());
        if (!found.isEmpty()) {
            return found;
        }
        if (name.endsWith(TOTAL)) {
            return positions.getOrDefault(name.substring(0, name.length() - TOTAL.length()), List.of());
        }
        List<Integer> suffixed = positions.getOrDefault(name + TOTAL, List.of());
        return suffixed.isEmpty() || series(suffixed.getFirst()).type() != MetricType.COUNTER ? List.of() : suffixed;
    }

    public static boolean matches(String name, String sample) {
        int star = name.indexOf('*');
        return star < 0
                ? name.equals(sample)
                : sample.length() >= name.length() - 1
                        && sample.startsWith(name.substring(0, star))
                        && sample.endsWith(name.substring(star + 1));
    }

    private static boolean isPattern(String name) {
        return name.indexOf('*') >= 0;
    }
}
