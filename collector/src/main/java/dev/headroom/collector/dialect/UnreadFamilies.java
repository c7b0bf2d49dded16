package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.PageLayout;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which families of a page no dialect asks for; the times at which counters were created are no loss. */
final class UnreadFamilies {
    private UnreadFamilies() {}

    static List<String> of(PageLayout layout, List<Dialect> dialects) {
        Set<String> read = dialects.stream()
                .flatMap(dialect -> Stream.of(
                                dialect.fields().values(), dialect.latencies().values())
                        .flatMap(Collection::stream)
                        .flatMap(Source::families))
                .collect(Collectors.toSet());
        dialects.forEach(dialect -> dialect.device().ifPresent(device -> read.add(device.describedBy())));
        return layout.families().stream()
                .filter(family -> !family.endsWith("_created"))
                .filter(family -> read.stream()
                        .noneMatch(
                                name -> PageIndex.matches(name, family) || PageIndex.matches(name, family + "_total")))
                .sorted()
                .toList();
    }
}
