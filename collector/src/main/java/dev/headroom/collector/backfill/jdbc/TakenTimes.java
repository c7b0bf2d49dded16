package dev.headroom.collector.backfill.jdbc;

import dev.headroom.collector.backfill.ImportJournal;
import dev.headroom.collector.backfill.Stretch;
import dev.headroom.collector.sample.GpuDevice;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.SampleBatch;
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
        return batch.withServing(batch.serving().stream()
                        .filter(row -> isFree("node", row.node(), row.time()))
                        .toList())
                .withLatencies(batch.latencies().stream()
                        .filter(row -> isFree("node", row.node(), row.time()))
                        .toList())
                .withGateways(batch.gateways().stream()
                        .filter(row -> isFree("gateway", row.gateway().asNode(), row.time()))
                        .toList())
                .withHosts(batch.hosts().stream()
                        .filter(row -> isFree("host", row.host(), row.time()))
                        .toList())
                .withLogEvents(batch.logEvents().stream()
                        .filter(row -> isFree("host", row.node(), row.time()))
                        .toList())
                .withExtras(batch.extras().stream()
                        .filter(row -> isFree(
                                "extra",
                                new NodeKey(row.series().service(), row.series().node()),
                                row.time()))
                        .toList())
                .withGpus(batch.gpus().stream()
                        .filter(row -> isFree(row.reading().device(), row.time()))
                        .toList());
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
