package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts pages together; as long as the series stay the same, so does the layout. A histogram that came both as lines and as
 * a native one is read from its lines, whose bounds are the server's own. One thread.
 */
final class SeriesPages {
    private static final String BUCKET = "_bucket";

    private Set<Series> known = Set.of();
    private List<Series> read = List.of();
    private PageLayout layout = PageLayout.of(List.of());

    Page page(Map<Series, Double> values) {
        if (!known.equals(values.keySet())) {
            known = Set.copyOf(values.keySet());
            read = withoutCopies(values.keySet());
            layout = PageLayout.of(read);
        }
        double[] numbers = new double[read.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.getOrDefault(read.get(i), Double.NaN);
        }
        return Page.of(layout, numbers);
    }

    /** Lines do not tell their type, other than what native histograms became. */
    private static List<Series> withoutCopies(Collection<Series> all) {
        Set<String> asLines = all.stream()
                .filter(series ->
                        series.type() == MetricType.UNKNOWN && series.name().endsWith(BUCKET))
                .map(Series::family)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(series -> series.type() != MetricType.HISTOGRAM || !asLines.contains(series.family()))
                .toList();
    }
}
