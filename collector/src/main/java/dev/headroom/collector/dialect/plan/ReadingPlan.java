package dev.headroom.collector.dialect.plan;

import dev.headroom.collector.dialect.table.Dialect;
import dev.headroom.collector.dialect.table.Field;
import dev.headroom.collector.exposition.Page;
import dev.headroom.collector.exposition.Series;
import dev.headroom.collector.fleet.TargetIdentity;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.ServingReading;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How one reading is made from pages of one layout. Immutable. */
sealed interface ReadingPlan permits ReadingPlan.OfNode, ReadingPlan.OfGateway, ReadingPlan.OfGpu, HostPlan {

    /** Positions of the series whose increase counts, and must not jump when one of them begins anew. */
    IntStream totals();

    static List<ReadingPlan> of(PageIndex page, Dialect dialect, TargetIdentity target) {
        return switch (dialect.kind()) {
            case SERVING -> {
                NodeKey node = new NodeKey(target.service(), target.node());
                yield List.of(new OfNode(node, model(page, dialect), FieldPlan.of(page, dialect, _ -> true)));
            }
            case GATEWAY -> {
                GatewayKey gateway = new GatewayKey(target.service(), target.node());
                yield List.of(new OfGateway(gateway, FieldPlan.of(page, dialect, _ -> true)));
            }
            case GPU -> GpuDevices.plans(page, dialect, target);
            case HOST -> List.of(HostPlan.of(page, dialect, target));
            case EXTRAS -> List.of();
        };
    }

    /** Every model the dialect's own families name, joined: their requests share one node's capacity. */
    private static String model(PageIndex page, Dialect dialect) {
        TreeSet<String> models = dialect.recognition().anyOf().stream()
                .flatMap(family -> page.positions(family).stream())
                .flatMap(position -> dialect.labels().model().stream()
                        .map(label -> printable(page.series(position).label(label)))
                        .filter(model -> !model.isBlank())
                        .findFirst()
                        .stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(", ", models);
    }

    /** Label values end up in the database and on screens: no control characters. */
    static String printable(String value) {
        return value.chars().anyMatch(Character::isISOControl) ? value.replaceAll("\\p{Cntrl}", " ") : value;
    }

    static String label(Series series, String name) {
        return name.isEmpty() ? "" : printable(series.label(name));
    }

    record OfNode(NodeKey node, String model, FieldPlan fields) implements ReadingPlan {
        ServingReading read(Page page, List<String> warnings) {
            return new ServingReading(
                    node,
                    model,
                    requests(fields, page),
                    new TokenCounts(
                            fields.value(page, Field.PROMPT_TOKENS),
                            fields.value(page, Field.CACHED_PROMPT_TOKENS),
                            fields.value(page, Field.GENERATION_TOKENS)),
                    fields.value(page, Field.PREEMPTIONS),
                    new EngineGauges(
                            fields.value(page, Field.RUNNING),
                            fields.value(page, Field.WAITING),
                            fields.value(page, Field.MAX_RUNNING),
                            fields.value(page, Field.KV_CACHE_RATIO),
                            fields.value(page, Field.PREFIX_HIT_RATIO)),
                    connections(fields, page),
                    fields.latencies(page, warnings));
        }

        @Override
        public IntStream totals() {
            return fields.totals();
        }
    }

    record OfGateway(GatewayKey gateway, FieldPlan fields) implements ReadingPlan {
        GatewayReading read(Page page, List<String> warnings) {
            return new GatewayReading(
                    gateway, requests(fields, page), connections(fields, page), fields.latencies(page, warnings));
        }

        @Override
        public IntStream totals() {
            return fields.totals();
        }
    }

    record OfGpu(GpuDevice device, FieldPlan fields) implements ReadingPlan {
        GpuReading read(Page page) {
            return new GpuReading(
                    device,
                    fields.value(page, Field.UTILIZATION_RATIO),
                    new GpuMemory(
                            fields.value(page, Field.MEMORY_USED_BYTES), fields.value(page, Field.MEMORY_TOTAL_BYTES)),
                    new GpuPower(fields.value(page, Field.POWER_WATTS), fields.value(page, Field.POWER_LIMIT_WATTS)),
                    new GpuClocks(
                            fields.value(page, Field.SM_CLOCK_MEGAHERTZ),
                            fields.value(page, Field.MEMORY_CLOCK_MEGAHERTZ)),
                    health(page),
                    links(page));
        }

        @Override
        public IntStream totals() {
            return IntStream.empty();
        }

        private GpuHealth health(Page page) {
            double throttle = fields.value(page, Field.THROTTLE_REASONS);
            return new GpuHealth(
                    fields.value(page, Field.TEMPERATURE_CELSIUS),
                    throttle >= 0 ? (long) throttle : GpuHealth.UNKNOWN_THROTTLE,
                    fields.value(page, Field.ECC_UNCORRECTED),
                    fields.value(page, Field.XID),
                    memoryErrors(page));
        }

        private GpuMemoryErrors memoryErrors(Page page) {
            return new GpuMemoryErrors(
                    fields.value(page, Field.ECC_CORRECTED),
                    fields.value(page, Field.ECC_UNCORRECTED_LIFETIME),
                    fields.value(page, Field.REMAPPED_ROWS),
                    fields.value(page, Field.REMAP_FAILURES));
        }

        private GpuLinks links(Page page) {
            return new GpuLinks(
                    fields.value(page, Field.PCIE_GENERATION),
                    fields.value(page, Field.PCIE_WIDTH),
                    fields.value(page, Field.PCIE_REPLAYS),
                    fields.value(page, Field.PCIE_SENT_BYTES_PER_SECOND),
                    fields.value(page, Field.PCIE_RECEIVED_BYTES_PER_SECOND),
                    fields.value(page, Field.NVLINK_BYTES_PER_SECOND),
                    fields.value(page, Field.NVLINK_ERRORS));
        }
    }

    private static RequestCounts requests(FieldPlan fields, Page page) {
        return new RequestCounts(
                fields.value(page, Field.ENDED),
                fields.value(page, Field.FAILED),
                fields.value(page, Field.REJECTED_429),
                fields.value(page, Field.REJECTED_503));
    }

    static Connections connections(FieldPlan fields, Page page) {
        return new Connections(fields.value(page, Field.CONNECTIONS), fields.value(page, Field.CONNECTION_LIMIT));
    }
}
