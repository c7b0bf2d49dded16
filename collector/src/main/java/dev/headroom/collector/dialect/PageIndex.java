package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A page's series by name, made once per layout. Positions are those in the layout. */
final class PageIndex {
    private static final String TOTAL = "_total";

    private final PageLayout layout;
    private final Map<String, List<Integer>> positions = new HashMap<>();

    PageIndex(PageLayout layout) {
        this.layout = layout;
        for (int i = 0; i < layout.series().size(); i++) {
            positions
                    .computeIfAbsent(layout.series().get(i).name(), _ -> new ArrayList<>())
                    .add(i);
        }
    }

    PageLayout layout() {
        return layout;
    }

    Series series(int position) {
        return layout.series().get(position);
    }

    /** Whether the page names the family or sample, be it without series yet. */
    boolean hasFamily(String name) {
        if (isPattern(name)) {
            return !positions(name).isEmpty();
        }
        // OpenMetrics declares a counter without the suffix its samples have.
        return positions.containsKey(name)
                || layout.families().contains(name)
                || (name.endsWith(TOTAL)
                        && layout.families().contains(name.substring(0, name.length() - TOTAL.length())));
    }

    /** All samples of this name, in the order of the page; one {@code *} in it stands for any text. */
    List<Integer> positions(String name) {
        if (!isPattern(name)) {
            return positions.getOrDefault(name, List.of());
        }
        return positions.entrySet().stream()
                .filter(entry -> matches(name, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .sorted()
                .toList();
    }

    static boolean matches(String name, String sample) {
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
