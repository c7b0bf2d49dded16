package dev.headroom.collector.ingest.disk;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one node, gateway or scrape, each written and read by methods of one name. */
final class Rows {

    private Rows() {}

    static void profile(RecordWriter record, NodeProfile profile) {
        node(record, profile.node());
        record.text(profile.model()).text(profile.dialect()).text(profile.instance());
    }

    static NodeProfile profile(RecordReader record) {
        return new NodeProfile(node(record), record.text(), record.text(), record.text());
    }

    static void serving(RecordWriter record, ServingSample sample) {
        record.time(sample.time());
        node(record, sample.node());
        record.number(sample.coveredSeconds());
        requests(record, sample.requests());
        record.numbers(
                sample.tokens().prompt(),
                sample.tokens().cachedPrompt(),
                sample.tokens().generation());
        EngineGauges engine = sample.engine();
        record.numbers(
                sample.preemptions(),
                engine.running(),
                engine.waiting(),
                engine.maxRunning(),
                engine.kvCacheRatio(),
                engine.prefixHitRatio());
        connections(record, sample.connections());
    }

    static ServingSample serving(RecordReader record) {
        return new ServingSample(
                record.time(),
                node(record),
                record.number(),
                requests(record),
                new TokenCounts(record.number(), record.number(), record.number()),
                record.number(),
                new EngineGauges(record.number(), record.number(), record.number(), record.number(), record.number()),
                connections(record));
    }

    static void gateway(RecordWriter record, GatewaySample sample) {
        record.time(sample.time())
                .text(sample.gateway().service().value())
                .text(sample.gateway().gateway())
                .number(sample.coveredSeconds());
        requests(record, sample.requests());
        connections(record, sample.connections());
    }

    static GatewaySample gateway(RecordReader record) {
        return new GatewaySample(
                record.time(),
                new GatewayKey(new ServiceName(record.text()), record.text()),
                record.number(),
                requests(record),
                connections(record));
    }

    static void latency(RecordWriter record, LatencySample sample) {
        record.time(sample.time());
        node(record, sample.node());
        record.int1(sample.kind().storedAs()).count(sample.layout().size());
        sample.layout().upperBoundsSeconds().forEach(record::number);
        record.count(sample.counts().size());
        sample.counts().forEach(record::count);
        record.number(sample.sumSeconds());
    }

    static LatencySample latency(RecordReader record) {
        Instant time = record.time();
        NodeKey node = node(record);
        LatencyKind kind = kind(record.int1());
        List<Double> bounds = new ArrayList<>();
        for (int left = record.length(); left > 0; left--) {
            bounds.add(record.number());
        }
        List<Integer> counts = new ArrayList<>();
        for (int left = record.length(); left > 0; left--) {
            counts.add(record.count());
        }
        return new LatencySample(time, node, kind, new BucketLayout(bounds), counts, record.number());
    }

    private static LatencyKind kind(int storedAs) {
        return Arrays.stream(LatencyKind.values())
                .filter(kind -> kind.storedAs() == storedAs)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of latency: " + storedAs));
    }

    static void outcome(RecordWriter record, OutcomeRow row) {
        record.time(row.time())
                .text(row.target())
                .text(row.job())
                .text(row.service())
                .text(row.url())
                .text(row.dialect())
                .int1(row.up() ? 1 : 0)
                .int8(row.took().toNanos())
                .int4(row.samples())
                .int8(row.bodyBytes())
                .text(row.error())
                .text(row.detail());
    }

    static OutcomeRow outcome(RecordReader record) {
        return new OutcomeRow(
                record.time(),
                record.text(),
                record.text(),
                record.text(),
                record.text(),
                record.text(),
                record.int1() != 0,
                Duration.ofNanos(record.int8()),
                record.int4(),
                record.int8(),
                record.text(),
                record.text());
    }

    static void node(RecordWriter record, NodeKey node) {
        record.text(node.service().value()).text(node.node());
    }

    static NodeKey node(RecordReader record) {
        return new NodeKey(new ServiceName(record.text()), record.text());
    }

    static void connections(RecordWriter record, Connections connections) {
        record.numbers(connections.established(), connections.limit());
    }

    static Connections connections(RecordReader record) {
        return new Connections(record.number(), record.number());
    }

    private static void requests(RecordWriter record, RequestCounts requests) {
        record.numbers(requests.ended(), requests.failed(), requests.rejected429(), requests.rejected503());
    }

    private static RequestCounts requests(RecordReader record) {
        return new RequestCounts(record.number(), record.number(), record.number(), record.number());
    }
}
