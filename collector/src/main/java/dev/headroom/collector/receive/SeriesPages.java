package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts pages together; as long as the series stay the same, so does the layout. One thread. */
final class SeriesPages {
    private Map<Series, Integer> positions = Map.of();
    private PageLayout layout = PageLayout.of(List.of());

    Page page(Map<Series, Double> values) {
        if (!positions.keySet().equals(values.keySet())) {
            List<Series> series = List.copyOf(values.keySet());
            Map<Series, Integer> fresh = HashMap.newHashMap(series.size());
            for (int i = 0; i < series.size(); i++) {
                fresh.put(series.get(i), i);
            }
            positions = fresh;
            layout = PageLayout.of(series);
        }
        double[] numbers = new double[positions.size()];
        positions.forEach((series, position) -> numbers[position] = values.getOrDefault(series, Double.NaN));
        return Page.of(layout, numbers);
    }
}
