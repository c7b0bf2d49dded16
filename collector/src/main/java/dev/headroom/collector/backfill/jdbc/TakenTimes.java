package dev.headroom.collector.backfill.jdbc;

import dev.headroom.collector.backfill.ImportJournal;
import dev.headroom.collector.backfill.Stretch;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleRow;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.gpu.GpuDevice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** From the first to the last row that a thing has, its time is taken. */
record TakenTimes(Map<Thing, Stretch> taken) implements ImportJournal.Measured {
    TakenTimes {
        taken = Map.copyOf(taken);
    }

    /** A node, gateway or machine by service and name, a GPU by its UUID and instance. */
    record Thing(String kind, String first, String second) {}

    @Override
    public SampleBatch unmeasured(SampleBatch batch) {
        if (taken.isEmpty()) {
            return batch;
        }
        return SampleBatch.of(batch.rows().stream().filter(this::isFree).toList());
    }

    private boolean isFree(SampleRow row) {
        return switch (row) {
            case ServingSample serving -> isFree("node", serving.node(), serving.time());
            case LatencySample latency -> isFree("node", latency.node(), latency.time());
            case GatewaySample gateway -> isFree("gateway", gateway.gateway().asNode(), gateway.time());
            case HostSample host -> isFree("host", host.host(), host.time());
            case LogEventSample event -> isFree("host", event.node(), event.time());
            case ExtraSample extra ->
                isFree(
                        "extra",
                        new NodeKey(extra.series().service(), extra.series().node()),
                        extra.time());
            case GpuSample gpu -> isFree(gpu.reading().device(), gpu.time());
            case NodeProfile _, GpuEvent _, OutcomeRow _ -> true;
        };
    }

    private boolean isFree(String kind, NodeKey node, Instant time) {
        return isFree(new Thing(kind, node.service().value(), node.node()), time);
    }

    private boolean isFree(GpuDevice device, Instant time) {
        return isFree(new Thing("gpu", device.uuid(), device.migInstance()), time);
    }

    private boolean isFree(Thing thing, Instant time) {
        return Optional.ofNullable(taken.get(thing))
                .map(stretch -> !stretch.contains(time))
                .orElse(true);
    }
}
