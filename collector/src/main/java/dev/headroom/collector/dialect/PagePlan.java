package dev.headroom.collector.dialect;

import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.PageLayout;
import dev.headroom.collector.sample.GatewayReading;
import dev.headroom.collector.sample.GpuReading;
import dev.headroom.collector.sample.Observation;
import dev.headroom.collector.sample.ServingReading;
import java.util.ArrayList;
import java.util.List;

/** What one or more dialects read from pages of one layout, worked out once and used until the layout changes. */
final class PagePlan {
    private final PageLayout layout;
    private final List<Dialect> dialects;
    private final List<ReadingPlan> readings;
    private final List<String> unknownFamilies;

    private PagePlan(
            PageLayout layout, List<Dialect> dialects, List<ReadingPlan> readings, List<String> unknownFamilies) {
        this.layout = layout;
        this.dialects = List.copyOf(dialects);
        this.readings = List.copyOf(readings);
        this.unknownFamilies = List.copyOf(unknownFamilies);
    }

    static PagePlan of(PageLayout layout, List<Dialect> dialects, TargetIdentity target) {
        PageIndex index = new PageIndex(layout);
        List<ReadingPlan> readings = new ArrayList<>();
        for (Dialect dialect : dialects) {
            readings.addAll(ReadingPlan.of(index, dialect, target));
        }
        return new PagePlan(layout, dialects, readings, UnreadFamilies.of(layout, dialects));
    }

    boolean isFor(PageLayout other) {
        return layout == other;
    }

    String dialectNames() {
        return String.join("+", dialects.stream().map(Dialect::name).toList());
    }

    List<String> unknownFamilies() {
        return unknownFamilies;
    }

    /** Readings of one page; what had to be left out is added to the warnings. */
    Observation read(Page page, List<String> warnings) {
        List<ServingReading> serving = new ArrayList<>();
        List<GatewayReading> gateways = new ArrayList<>();
        List<GpuReading> gpus = new ArrayList<>();
        for (ReadingPlan plan : readings) {
            switch (plan) {
                case ReadingPlan.OfNode node -> serving.add(node.read(page, warnings));
                case ReadingPlan.OfGateway gateway -> gateways.add(gateway.read(page, warnings));
                case ReadingPlan.OfGpu gpu -> gpus.add(gpu.read(page));
            }
        }
        return new Observation(serving, gateways, List.of(), gpus, List.of(), List.of());
    }
}
