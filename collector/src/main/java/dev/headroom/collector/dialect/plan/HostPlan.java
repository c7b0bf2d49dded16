package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.Field;
import dev.headroom.collector.dialect.table.IdentityLabels.LabelOfFamily;
import dev.headroom.collector.dialect.table.Scale;
import dev.headroom.collector.dialect.table.Source;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.reading.HostReading;
import dev.headroom.collector.sample.reading.LogEventReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How a machine, and the matches in its logs, are read from pages of one layout. Immutable. */
record HostPlan(NodeKey host, FieldPlan fields, Map<String, Term> logEventTotals) implements ReadingPlan {

    static HostPlan of(PageIndex page, Dialect dialect, TargetIdentity target) {
        NodeKey host = new NodeKey(target.service(), name(page, dialect, target));
        return new HostPlan(host, FieldPlan.of(page, dialect, _ -> true), logEvents(page, dialect));
    }

    /** The name that the operator gave, else the machine's own, else where it is scraped. */
    private static String name(PageIndex page, Dialect dialect, TargetIdentity target) {
        if (target.namesNode()) {
            return target.node();
        }
        return dialect.labels()
                .host()
                .flatMap(named -> page.positions(named.family()).stream()
                        .map(position -> ReadingPlan.label(page.series(position), named.label()))
                        .filter(name -> !name.isBlank())
                        .findFirst())
                .orElse(target.node());
    }

    private static Map<String, Term> logEvents(PageIndex page, Dialect dialect) {
        Map<String, Term> totals = new TreeMap<>();
        for (LabelOfFamily counted : dialect.content().logEvents()) {
            TermCompiler all = new TermCompiler(page, dialect.labels().copies(), _ -> true);
            Map<String, List<Integer>> byEvent = new TreeMap<>();
            for (int position : page.positions(counted.family())) {
                String event = ReadingPlan.label(page.series(position), counted.label());
                if (!event.isBlank()) {
                    byEvent.computeIfAbsent(event, _ -> new ArrayList<>()).add(position);
                }
            }
            byEvent.forEach((event, positions) ->
                    totals.putIfAbsent(event, all.aggregate(positions, Source.Aggregation.SUM, Scale.ONE)));
        }
        return totals;
    }

    HostReading read(Page page) {
        return new HostReading(
                host,
                ReadingPlan.connections(fields, page),
                fields.value(page, Field.CPU_SECONDS),
                fields.value(page, Field.CPU_BUSY_SECONDS),
                fields.value(page, Field.MEMORY_USED_BYTES),
                fields.value(page, Field.MEMORY_TOTAL_BYTES));
    }

    /** Not the seconds of processors: kernels let some of them go back a little. */
    @Override
    public IntStream totals() {
        return logEventTotals.values().stream().flatMapToInt(Term::positions);
    }

    List<LogEventReading> logEvents(Page page) {
        List<LogEventReading> readings = new ArrayList<>(logEventTotals.size());
        logEventTotals.forEach((event, total) -> {
            double value = total.value(page);
            if (value >= 0 && Double.isFinite(value)) {
                readings.add(new LogEventReading(host, event, value));
            }
        });
        return readings;
    }
}
