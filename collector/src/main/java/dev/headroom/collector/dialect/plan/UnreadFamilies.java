package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.exposition.PageLayout;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which families of a page no dialect asks for; the times at which counters were created are no loss. */
final class UnreadFamilies {
    private UnreadFamilies() {}

    static List<String> of(PageLayout layout, List<Dialect> dialects) {
        Set<String> read = dialects.stream()
                .flatMap(dialect -> dialect.content().families())
                .collect(Collectors.toSet());
        dialects.forEach(dialect -> dialect.labels().device().ifPresent(device -> read.add(device.describedBy())));
        return layout.families().stream()
                .filter(family -> !family.endsWith("_created"))
                .filter(family -> read.stream().noneMatch(name -> isRead(name, family)))
                .sorted()
                .toList();
    }

    /** Histograms may be read by their count or sum; counters with or without their suffix. */
    private static boolean isRead(String name, String family) {
        return Stream.of("", "_total", "_count", "_sum").anyMatch(suffix -> PageIndex.matches(name, family + suffix))
                || (family.endsWith("_total")
                        && PageIndex.matches(name, family.substring(0, family.length() - "_total".length())));
    }
}
