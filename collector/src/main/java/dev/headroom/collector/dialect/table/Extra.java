package dev.headroom.collector.dialect.table;

import java.util.List;

/**
 * A family that is kept beside the typed fields.
 *
 * @param families names of which the first that the page has counts
 * @param labels those that stay; series that differ only in other labels become one
 * @param unit of the value after scaling, for people; may be empty
 */
public record Extra(
        String name,
        List<String> families,
        SeriesFilter filter,
        List<String> labels,
        Type type,
        Source.Aggregation aggregation,
        Scale scale,
        String unit) {
    public Extra {
        families = List.copyOf(families);
        labels = List.copyOf(labels);
    }

    /** Whether increases or values count. */
    public enum Type {
        /** As the page declares it; without a declaration a name that ends like a counter's is one. */
        AS_SHOWN,
        COUNTER,
        GAUGE
    }
}
