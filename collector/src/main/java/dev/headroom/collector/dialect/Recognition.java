package dev.headroom.collector.dialect;

import java.util.List;

/**
 * By what a page is known to be of a dialect.
 *
 * @param anyOf the page has any of these families …
 * @param noneOf … and none of these
 */
record Recognition(List<String> anyOf, List<String> noneOf) {
    Recognition {
        anyOf = List.copyOf(anyOf);
        noneOf = List.copyOf(noneOf);
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("recognised-by must name a family");
        }
    }

    boolean of(PageIndex page) {
        return anyOf.stream().anyMatch(page::hasFamily) && noneOf.stream().noneMatch(page::hasFamily);
    }
}
