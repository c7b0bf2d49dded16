package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.Extra;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.reading.ExtraReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One extra series worked out for one layout. Immutable. */
record ExtraPlan(SeriesKey series, boolean counter, String unit, Term term) {

    /** Series of all extras of the dialect that the page has. */
    static List<ExtraPlan> of(PageIndex page, Dialect dialect, TargetIdentity target) {
        TermCompiler compiler = new TermCompiler(page, dialect.labels().copies(), _ -> true);
        List<ExtraPlan> plans = new ArrayList<>();
        for (Extra extra : dialect.content().extras()) {
            plans.addAll(of(compiler, extra, target));
        }
        return plans;
    }

    private static List<ExtraPlan> of(TermCompiler compiler, Extra extra, TargetIdentity target) {
        List<Integer> positions = extra.families().stream()
                .map(family -> compiler.positions(family, extra.filter()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        Map<Map<String, String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int position : positions) {
            groups.computeIfAbsent(kept(compiler.page().series(position), extra.labels()), _ -> new ArrayList<>())
                    .add(position);
        }
        List<ExtraPlan> plans = new ArrayList<>(groups.size());
        groups.forEach((labels, group) -> plans.add(new ExtraPlan(
                new SeriesKey(target.service(), target.node(), extra.name(), labels),
                isCounter(extra.type(), compiler.page().series(group.getFirst())),
                extra.unit(),
                compiler.aggregate(group, extra.aggregation(), extra.scale()))));
        return plans;
    }

    private static Map<String, String> kept(Series series, List<String> names) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String name : names) {
            String value = ReadingPlan.label(series, name);
            if (!value.isEmpty()) {
                labels.put(name, value);
            }
        }
        return labels;
    }

    private static boolean isCounter(Extra.Type type, Series series) {
        return switch (type) {
            case COUNTER -> true;
            case GAUGE -> false;
            case AS_SHOWN -> looksLikeCounter(series);
        };
    }

    private static boolean looksLikeCounter(Series series) {
        return switch (series.type()) {
            case COUNTER -> true;
            case HISTOGRAM, SUMMARY -> Stream.of("_bucket", "_count", "_sum").anyMatch(series.name()::endsWith);
            case UNKNOWN -> series.name().endsWith("_total");
            case GAUGE, GAUGEHISTOGRAM, INFO, STATESET -> false;
        };
    }

    /** What the operator probably meant, where an extra names a histogram as a whole. */
    static List<String> warnings(PageIndex page, Dialect dialect) {
        List<String> warnings = new ArrayList<>();
        for (Extra extra : dialect.content().extras()) {
            boolean found = extra.families().stream()
                    .anyMatch(name -> !page.positions(name).isEmpty());
            Optional<String> histogram = extra.families().stream()
                    .filter(name -> !page.positions(name + "_bucket").isEmpty())
                    .findFirst();
            if (!found && histogram.isPresent()) {
                warnings.add("extra %s of dialect %s: %s is a histogram, keep %s_count or %s_sum instead"
                        .formatted(extra.name(), dialect.name(), histogram.get(), histogram.get(), histogram.get()));
            }
        }
        return warnings;
    }

    /** Empty when the page shows no number for it now. */
    Optional<ExtraReading> read(Page page) {
        double value = term.value(page);
        return Double.isFinite(value) ? Optional.of(new ExtraReading(series, counter, unit, value)) : Optional.empty();
    }
}
