package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.ExtraReading;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.HostReading;
import dev.headroom.collector.sample.reading.LogEventReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What one or more dialects read from pages of one layout, worked out once and used until the layout changes. */
public final class PagePlan {
    private final PageLayout layout;
    private final String dialectNames;
    private final List<ReadingPlan> readings;
    private final List<ExtraPlan> extras;
    private final List<String> warnings;
    private final List<String> unknownFamilies;
    private final int[] totals;

    private PagePlan(PageIndex page, List<Dialect> dialects, TargetIdentity target, int extraLimit) {
        this.layout = page.layout();
        this.dialectNames =
                String.join("+", dialects.stream().map(Dialect::name).toList());
        this.readings = dialects.stream()
                .flatMap(dialect -> ReadingPlan.of(page, dialect, target).stream())
                .toList();
        Map<SeriesKey, ExtraPlan> wanted = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        for (Dialect dialect : dialects) {
            ExtraPlan.of(page, dialect, target).forEach(extra -> wanted.putIfAbsent(extra.series(), extra));
            remarks.addAll(ExtraPlan.warnings(page, dialect));
        }
        if (wanted.size() > extraLimit) {
            remarks.add((wanted.size() - extraLimit) + " extra series were left out: a target may have " + extraLimit
                    + " (headroom.scrape.limits.extra-series)");
        }
        this.extras = wanted.values().stream().limit(extraLimit).toList();
        this.warnings = List.copyOf(remarks);
        this.unknownFamilies = UnreadFamilies.of(layout, dialects);
        this.totals = IntStream.concat(
                        readings.stream().flatMapToInt(ReadingPlan::totals),
                        extras.stream().filter(ExtraPlan::counter).flatMapToInt(extra -> extra.term()
                                .positions()))
                .distinct()
                .toArray();
    }

    public static PagePlan of(PageIndex page, List<Dialect> dialects, TargetIdentity target, int extraLimit) {
        return new PagePlan(page, dialects, target, extraLimit);
    }

    public boolean isFor(PageLayout other) {
        return layout == other;
    }

    public String dialectNames() {
        return dialectNames;
    }

    public List<String> unknownFamilies() {
        return unknownFamilies;
    }

    /** Readings of one page, and of the one before where its totals cannot be compared as they are. */
    public Observation read(Page page, Continuity continuity, List<String> remarks) {
        Observation seen = read(page, remarks);
        return continuity
                .before(page, totals)
                .map(before -> seen.since(read(before, new ArrayList<>())))
                .orElse(seen);
    }

    /** Readings of one page; what had to be left out is added to the remarks. */
    private Observation read(Page page, List<String> remarks) {
        remarks.addAll(warnings);
        List<ServingReading> serving = new ArrayList<>();
        List<GatewayReading> gateways = new ArrayList<>();
        List<HostReading> hosts = new ArrayList<>();
        List<LogEventReading> logEvents = new ArrayList<>();
        List<GpuReading> gpus = new ArrayList<>();
        for (ReadingPlan plan : readings) {
            switch (plan) {
                case ReadingPlan.OfNode node -> serving.add(node.read(page, remarks));
                case ReadingPlan.OfGateway gateway -> gateways.add(gateway.read(page, remarks));
                case ReadingPlan.OfGpu gpu -> gpus.add(gpu.read(page));
                case HostPlan host -> {
                    hosts.add(host.read(page));
                    logEvents.addAll(host.logEvents(page));
                }
            }
        }
        List<ExtraReading> kept = new ArrayList<>(extras.size());
        for (ExtraPlan extra : extras) {
            extra.read(page).ifPresent(kept::add);
        }
        return new Observation(serving, gateways, hosts, gpus, logEvents, kept);
    }
}
