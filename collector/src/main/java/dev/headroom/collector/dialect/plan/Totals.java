package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.exposition.SeriesIdentity;
import dev.headroom.collector.sample.reading.CounterReset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The totals of one page, in the order of their positions. Immutable. */
final class Totals {
    private final PageLayout layout;
    private final int[] positions;
    private final double[] values;

    /** The array of positions is not copied: it is worked out once for a layout. */
    Totals(Page page, int[] positions) {
        this.layout = page.layout();
        this.positions = positions;
        this.values = new double[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = page.value(positions[i]);
        }
    }

    PageLayout layout() {
        return layout;
    }

    int count() {
        return values.length;
    }

    double value(int total) {
        return values[total];
    }

    Series series(int total) {
        return layout.series().get(positions[total]);
    }

    Map<SeriesIdentity, Double> byIdentity() {
        Map<SeriesIdentity, Double> byIdentity = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            byIdentity.put(SeriesIdentity.of(series(i)), values[i]);
        }
        return byIdentity;
    }

    /** A page with these totals before, from zero where they began anew; nothing else of it is known. */
    Page shownBefore(IntToDoubleFunction before) {
        double[] page = new double[layout.series().size()];
        Arrays.fill(page, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            double value = before.applyAsDouble(i);
            page[positions[i]] = values[i] < value ? values[i] - CounterReset.increase(value, values[i]) : value;
        }
        return Page.of(layout, page);
    }
}
