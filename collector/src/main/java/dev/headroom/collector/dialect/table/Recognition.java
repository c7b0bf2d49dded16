package dev.headroom.collector.dialect.table;

import java.util.List;
import java.util.function.Predicate;

/**
 * By what a page is known to be of a dialect.
 *
 * @param anyOf the page has any of these families …
 * @param noneOf … and none of these
 */
public record Recognition(List<String> anyOf, List<String> noneOf) {
    public Recognition {
        anyOf = List.copyOf(anyOf);
        noneOf = List.copyOf(noneOf);
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("recognised-by must name a family");
        }
    }

    public boolean of(Predicate<String> hasFamily) {
        return anyOf.stream().anyMatch(hasFamily) && noneOf.stream().noneMatch(hasFamily);
    }
}
