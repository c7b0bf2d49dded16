package dev.headroom.collector.dialect.table;

import dev.headroom.collector.exposition.Series;
import java.util.List;
import java.util.Map;

/**
 * Which series of a family count: every label in {@code where} has one of the values, none in {@code whereNot} has. A
 * value that ends with {@code *} is a prefix; an empty value stands for an absent label.
 */
public record SeriesFilter(Map<String, List<String>> where, Map<String, List<String>> whereNot) {
    public static final SeriesFilter ALL = new SeriesFilter(Map.of(), Map.of());

    public SeriesFilter {
        where = Map.copyOf(where);
        whereNot = Map.copyOf(whereNot);
    }

    public boolean accepts(Series series) {
        return where.entrySet().stream().allMatch(entry -> isOneOf(series.label(entry.getKey()), entry.getValue()))
                && whereNot.entrySet().stream()
                        .noneMatch(entry -> isOneOf(series.label(entry.getKey()), entry.getValue()));
    }

    private static boolean isOneOf(String value, List<String> patterns) {
        for (String pattern : patterns) {
            boolean matches = pattern.endsWith("*")
                    ? value.startsWith(pattern.substring(0, pattern.length() - 1))
                    : value.equals(pattern);
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
