package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Scale;
import dev.headroom.collector.dialect.table.Source;
import dev.headroom.collector.exposition.LabelNumber;
import dev.headroom.collector.exposition.MetricType;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One histogram family worked out for one layout. Metrics of the family (engines, streaming or not) are added up when
 * they have the same buckets; a family with a broken metric is refused whole. Immutable.
 */
final class HistogramTerm {
    private static final int ABSENT = -1;

    private final String family;
    private final Scale scale;
    private final List<List<Metric>> copies;
    private final String refusal;

    private HistogramTerm(Source.Family source, List<List<Metric>> copies, String refusal) {
        this.family = source.name();
        this.scale = source.scale();
        this.copies = copies;
        this.refusal = refusal;
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** A family as read, or the plain reason why it is refused. */
    sealed interface Outcome {
        record Sound(CumulativeHistogram histogram) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    /** Positions of one metric's lines. */
    private record Metric(BucketLayout layout, List<Integer> buckets, int count, int sum) {}

    static Optional<HistogramTerm> of(TermCompiler compiler, Source.Family source) {
        List<Integer> buckets = compiler.positions(source.name() + "_bucket", source.filter());
        if (buckets.isEmpty()) {
            return compiler.positions(source.name() + "_count", source.filter()).stream()
                    .filter(position -> compiler.page().series(position).type() == MetricType.HISTOGRAM)
                    .findFirst()
                    .map(_ -> new HistogramTerm(source, List.of(), "it has no buckets on a page of text"));
        }
        try {
            List<List<Metric>> copies = copies(compiler, source, buckets);
            return Optional.of(new HistogramTerm(source, copies, differentLayouts(copies)));
        } catch (IllegalArgumentException e) {
            return Optional.of(new HistogramTerm(source, List.of(), String.valueOf(e.getMessage())));
        }
    }

    /** Throws {@link IllegalArgumentException} when the buckets of a metric make no layout. */
    private static List<List<Metric>> copies(TermCompiler compiler, Source.Family source, List<Integer> buckets) {
        PageIndex page = compiler.page();
        Map<Map<String, String>, Integer> counts = byLabels(page, source.name() + "_count");
        Map<Map<String, String>, Integer> sums = byLabels(page, source.name() + "_sum");
        Set<String> ignored = new HashSet<>(compiler.copyLabels());
        ignored.add("le");
        List<List<Metric>> copies = new ArrayList<>();
        for (List<Integer> group : compiler.grouped(buckets, ignored)) {
            List<Metric> metrics = new ArrayList<>();
            for (List<Integer> lines : compiler.grouped(group, Set.of("le"))) {
                Map<String, String> labels = labels(page.series(lines.getFirst()));
                List<Integer> ascending = ascending(page, lines);
                metrics.add(new Metric(
                        layout(page, ascending, source.scale()),
                        ascending,
                        counts.getOrDefault(labels, ABSENT),
                        sums.getOrDefault(labels, ABSENT)));
            }
            copies.add(metrics);
        }
        return copies;
    }

    private static List<Integer> ascending(PageIndex page, List<Integer> buckets) {
        return buckets.stream()
                .sorted(Comparator.comparingDouble(position -> bound(page, position)))
                .toList();
    }

    private static BucketLayout layout(PageIndex page, List<Integer> ascending, Scale scale) {
        return new BucketLayout(ascending.stream()
                .map(position -> scale.of(bound(page, position)))
                .toList());
    }

    private static double bound(PageIndex page, int position) {
        return LabelNumber.of(page.series(position).label("le"));
    }

    private static Map<Map<String, String>, Integer> byLabels(PageIndex page, String name) {
        return page.positions(name).stream()
                .collect(
                        Collectors.toMap(position -> labels(page.series(position)), position -> position, (a, _) -> a));
    }

    private static Map<String, String> labels(Series series) {
        Map<String, String> labels = new TreeMap<>();
        series.labels().stream()
                .filter(label -> !label.name().equals("le"))
                .forEach(label -> labels.put(label.name(), label.value()));
        return labels;
    }

    private static String differentLayouts(Collection<List<Metric>> copies) {
        long layouts = copies.stream()
                .flatMap(List::stream)
                .map(Metric::layout)
                .distinct()
                .count();
        return layouts > 1 ? "its metrics have different buckets" : "";
    }

    Outcome read(Page page) {
        if (!refusal.isEmpty()) {
            return new Outcome.Refused("histogram " + family + " was left out: " + refusal);
        }
        BucketLayout layout = copies.getFirst().getFirst().layout();
        double[] total = new double[layout.size()];
        double totalSum = 0;
        for (List<Metric> same : copies) {
            Metric largest = largest(page, same);
            double[] counts = new double[total.length];
            String fault = read(page, largest, counts);
            if (!fault.isEmpty()) {
                return new Outcome.Refused("histogram " + family + " was left out: " + fault);
            }
            for (int i = 0; i < total.length; i++) {
                total[i] += counts[i];
            }
            totalSum += largest.sum() == ABSENT ? Double.NaN : scale.of(page.value(largest.sum()));
        }
        if (Double.isInfinite(total[total.length - 1]) || Double.isInfinite(totalSum)) {
            return new Outcome.Refused("histogram " + family + " was left out: its metrics add up to infinity");
        }
        return new Outcome.Sound(new CumulativeHistogram(layout, total, totalSum));
    }

    /** Fills the cumulative counts; a text says what is wrong with them. */
    private static String read(Page page, Metric metric, double[] counts) {
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = page.value(metric.buckets().get(i));
            if (!(counts[i] >= before) || Double.isInfinite(counts[i])) {
                return "its buckets are not cumulative";
            }
            before = counts[i];
        }
        if (metric.count() != ABSENT && page.value(metric.count()) != before) {
            return "its count does not match the +Inf bucket";
        }
        double sum = metric.sum() == ABSENT ? 0 : page.value(metric.sum());
        if (!(sum >= 0 && sum < Double.POSITIVE_INFINITY)) {
            return "its sum is " + sum;
        }
        return "";
    }

    private static Metric largest(Page page, List<Metric> same) {
        if (same.size() == 1) {
            return same.getFirst();
        }
        return Collections.max(
                same,
                Comparator.comparingDouble(metric -> page.value(metric.buckets().getLast())));
    }
}
