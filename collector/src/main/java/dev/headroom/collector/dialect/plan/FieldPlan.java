package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.Field;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The terms of all fields and latencies of one reading. Immutable. */
record FieldPlan(Map<Field, Term> terms, Map<LatencyKind, HistogramTerm> histograms) {

    static FieldPlan of(PageIndex page, Dialect dialect, Predicate<Series> share) {
        TermCompiler compiler = new TermCompiler(page, dialect.labels().copies(), share);
        Map<Field, Term> terms = new EnumMap<>(Field.class);
        dialect.content().fields().forEach((field, source) -> compiler.term(source, field.isTotal())
                .ifPresent(term -> terms.put(field, term)));
        Map<LatencyKind, HistogramTerm> histograms = new EnumMap<>(LatencyKind.class);
        dialect.content().latencies().forEach((kind, source) -> compiler.histogram(source)
                .ifPresent(histogram -> histograms.put(kind, histogram)));
        return new FieldPlan(terms, histograms);
    }

    /** Positions of the series whose increase counts. */
    IntStream totals() {
        return terms.entrySet().stream().filter(term -> term.getKey().isTotal()).flatMapToInt(term -> term.getValue()
                .positions());
    }

    /** NaN when the page does not have it, or shows what the field cannot be. */
    double value(Page page, Field field) {
        double value = terms.getOrDefault(field, Term.UNKNOWN).value(page);
        return field.canBe(value) ? value : Double.NaN;
    }

    Map<LatencyKind, CumulativeHistogram> latencies(Page page, List<String> warnings) {
        Map<LatencyKind, CumulativeHistogram> sound = new EnumMap<>(LatencyKind.class);
        histograms.forEach((kind, term) -> {
            switch (term.read(page)) {
                case HistogramTerm.Outcome.Sound(var histogram) -> sound.put(kind, histogram);
                case HistogramTerm.Outcome.Refused(var reason) -> warnings.add(reason);
            }
        });
        return sound;
    }
}
