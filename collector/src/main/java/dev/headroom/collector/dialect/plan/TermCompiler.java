package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Needs;
import dev.headroom.collector.dialect.table.Scale;
import dev.headroom.collector.dialect.table.SeriesFilter;
import dev.headroom.collector.dialect.table.Source;
import dev.headroom.collector.exposition.Label;
import dev.headroom.collector.exposition.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Works out the sources of a dialect for one layout and one reading's share of it. */
final class TermCompiler {
    private final PageIndex page;
    private final Set<String> copyLabels;
    private final Predicate<Series> share;

    TermCompiler(PageIndex page, Set<String> copyLabels, Predicate<Series> share) {
        this.page = page;
        this.copyLabels = copyLabels;
        this.share = share;
    }

    /** Empty when the page does not have what the source needs. */
    Optional<Term> term(Source source, boolean total) {
        return switch (source) {
            case Source.Family family -> aggregate(family, total);
            case Source.First(var parts) ->
                parts.stream().flatMap(part -> term(part, total).stream()).findFirst();
            case Source.Sum(var parts, var onlyKnown) -> {
                List<Term> known = known(parts, total);
                boolean enough = onlyKnown ? !known.isEmpty() : known.size() == parts.size();
                yield enough ? Optional.of(new Term.Added(known)) : Optional.empty();
            }
            case Source.Largest(var parts) -> {
                List<Term> known = known(parts, total);
                yield known.isEmpty() ? Optional.empty() : Optional.of(new Term.LargestOf(known));
            }
            case Source.Difference(var parts) -> {
                List<Term> known = known(parts, total);
                yield known.size() == parts.size()
                        ? Optional.of(new Term.Subtracted(known.getFirst(), known.subList(1, known.size())))
                        : Optional.empty();
            }
        };
    }

    private List<Term> known(List<Source> parts, boolean total) {
        return parts.stream().flatMap(part -> term(part, total).stream()).toList();
    }

    private Optional<Term> aggregate(Source.Family family, boolean total) {
        List<Integer> mine = page.positions(family.name()).stream()
                .filter(position -> share.test(page.series(position)))
                .toList();
        if (!meets(mine, family.needs())) {
            return Optional.empty();
        }
        List<Integer> wanted = mine.stream()
                .filter(position -> family.filter().accepts(page.series(position)))
                .toList();
        if (wanted.isEmpty()) {
            boolean zero = total
                    && !family.needs().match()
                    && (page.hasFamily(family.name()) || page.hasFamily(family.zeroWith()));
            return zero ? Optional.of(new Term.Constant(0)) : Optional.empty();
        }
        return Optional.of(aggregate(wanted, family.aggregation(), family.scale()));
    }

    private boolean meets(List<Integer> positions, Needs needs) {
        return (needs.family().isEmpty() || page.hasFamily(needs.family()))
                && (needs.label().isEmpty()
                        || positions.stream()
                                .anyMatch(position -> page.series(position).hasLabel(needs.label())));
    }

    /** Series of which copies count once. */
    Term aggregate(List<Integer> positions, Source.Aggregation aggregation, Scale scale) {
        List<int[]> copies = grouped(positions, copyLabels).stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        return new Term.Aggregate(copies, aggregation, scale);
    }

    PageIndex page() {
        return page;
    }

    Set<String> copyLabels() {
        return copyLabels;
    }

    /** This reading's samples of the name that the filter accepts. */
    List<Integer> positions(String name, SeriesFilter filter) {
        return page.positions(name).stream()
                .filter(position -> share.test(page.series(position)) && filter.accepts(page.series(position)))
                .toList();
    }

    /** Positions whose series differ in nothing but the given labels, together. */
    Collection<List<Integer>> grouped(List<Integer> positions, Set<String> ignoredLabels) {
        Map<TreeMap<String, String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int position : positions) {
            TreeMap<String, String> identity = new TreeMap<>();
            for (Label label : page.series(position).labels()) {
                if (!ignoredLabels.contains(label.name())) {
                    identity.put(label.name(), label.value());
                }
            }
            groups.computeIfAbsent(identity, _ -> new ArrayList<>()).add(position);
        }
        return groups.values();
    }

    /** Empty when no series of the histogram is there. */
    Optional<HistogramTerm> histogram(Source source) {
        return switch (source) {
            case Source.Family family -> HistogramTerm.of(this, family);
            case Source.First(var parts) -> {
                List<HistogramTerm> there =
                        parts.stream().flatMap(part -> histogram(part).stream()).toList();
                yield there.stream()
                        .filter(term -> !term.isRefused())
                        .findFirst()
                        .or(() -> there.stream().findFirst());
            }
            case Source.Sum _, Source.Largest _, Source.Difference _ ->
                throw new IllegalArgumentException("a histogram is one family, or the first of several");
        };
    }
}
