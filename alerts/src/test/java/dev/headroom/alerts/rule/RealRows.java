package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.JdbcRollups;
import dev.headroom.collector.storage.jdbc.JdbcSampleStore;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.HistorySaturations;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Rows of one service in a real database, and what the rules read from them at {@link #NOW}. */
final class RealRows {

    static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String[] NODES = {"n1", "n2"};
    private static final BucketLayout LAYOUT =
            new BucketLayout(List.of(0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0, Double.POSITIVE_INFINITY));
    private static final double MEMORY = 80e9;

    private final DataSource database;
    private final ServiceName service;
    private final GpuDevice device;
    private final SampleStore store;
    private final List<SampleBatch> batches = new ArrayList<>();
    private Outlooks outlooks;
    private OptionalDouble queueLag = OptionalDouble.empty();
    private final Map<String, Boolean> jobs = new TreeMap<>();

    RealRows() {
        this(TestDatabase.fresh("collector"), "deepseek-r1");
    }

    /** Rows of a service beside others in a database that has the collector's tables. */
    RealRows(DataSource database, String service) {
        this.database = database;
        this.service = new ServiceName(service);
        this.device = new GpuDevice("GPU-" + service, this.service, "n1", 0, "NVIDIA H100 80GB HBM3", "");
        this.store = JdbcSampleStore.on(database, () -> NOW);
        this.outlooks = learned();
    }

    /** One minute of one node; 100 requests a minute well within its limits unless changed. */
    static final class Load {
        double requests = 100;
        double failed;
        double rejected429;
        double rejected503;
        double uncachedPromptTokens = 50_000;
        double generationTokens = 60_000;
        double running = 20;
        double waiting;
        double kvCache = 0.4;
    }

    /** The last minutes of both nodes, alike. */
    RealRows load(int minutes, Consumer<Load> change) {
        for (String node : NODES) {
            load(node, minutes, change);
        }
        return this;
    }

    RealRows load(String node, int minutes, Consumer<Load> change) {
        for (int back = 4 * minutes; back > 0; back--) {
            batches.add(SampleBatch.of(List.of(serving(
                    NOW.minusSeconds(15L * back - 5), new NodeKey(service, node), Duration.ofSeconds(15), change))));
        }
        return this;
    }

    /** Rows every ten minutes from so long ago on, rolled up. */
    RealRows past(Duration from, Duration to, Consumer<Load> change) {
        Duration step = Duration.ofMinutes(10);
        for (Instant time = NOW.minus(from); time.isBefore(NOW.minus(to)); time = time.plus(step)) {
            batches.add(
                    SampleBatch.of(List.of(serving(time.plusSeconds(30), new NodeKey(service, "n1"), step, change))));
        }
        return this;
    }

    RealRows rolledUp(Duration from) {
        flush();
        new JdbcRollups(database, () -> NOW).rollUp(NOW.minus(from), NOW);
        return this;
    }

    private ServingSample serving(Instant time, NodeKey node, Duration covered, Consumer<Load> change) {
        Load load = new Load();
        change.accept(load);
        double minutes = covered.toSeconds() / 60.0;
        return new ServingSample(
                time,
                node,
                covered.toSeconds(),
                new RequestCounts(
                        load.requests * minutes,
                        load.failed * minutes,
                        load.rejected429 * minutes,
                        load.rejected503 * minutes),
                new TokenCounts(load.uncachedPromptTokens * minutes, 0, load.generationTokens * minutes),
                0,
                new EngineGauges(load.running, load.waiting, 256, load.kvCache, Double.NaN),
                Connections.UNKNOWN);
    }

    RealRows connections(double established) {
        for (int back = 8; back > 0; back--) {
            batches.add(SampleBatch.of(List.of(new GatewaySample(
                    NOW.minusSeconds(15L * back - 5),
                    new GatewayKey(service, "edge"),
                    15,
                    new RequestCounts(50, 0, 0, 0),
                    new Connections(established, Double.NaN)))));
        }
        return this;
    }

    /** A hundred requests a minute for an hour, all in the bucket that ends at {@code seconds}. */
    RealRows latency(LatencyKind kind, double seconds) {
        for (int minute = 60; minute > 0; minute--) {
            batches.add(SampleBatch.of(List.of(latency(kind, NOW.minusSeconds(60L * minute - 20), seconds))));
        }
        return this;
    }

    private LatencySample latency(LatencyKind kind, Instant time, double seconds) {
        int bucket = LAYOUT.upperBoundsSeconds().indexOf(seconds);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < LAYOUT.size(); i++) {
            counts.add(i == bucket ? 100 : 0);
        }
        return new LatencySample(time, new NodeKey(service, "n1"), kind, LAYOUT, counts, 100 * seconds);
    }

    RealRows gpu(double memoryShare, long throttleReasons, double eccErrors) {
        for (int back = 8; back > 0; back--) {
            batches.add(SampleBatch.of(List.of(new GpuSample(
                    NOW.minusSeconds(15L * back - 5),
                    new GpuReading(
                            device,
                            0.98,
                            MEMORY * memoryShare,
                            MEMORY,
                            600,
                            700,
                            61,
                            1980,
                            throttleReasons,
                            eccErrors,
                            0)))));
        }
        return this;
    }

    private GpuSample gpu(Instant time, double utilization) {
        return new GpuSample(
                time, new GpuReading(device, utilization, MEMORY * 0.9, MEMORY, 400, 700, 61, 1980, 0, 0, 0));
    }

    /** A hundred requests every hour, all in the bucket that ends at {@code seconds}. */
    RealRows pastLatency(Duration from, double seconds) {
        for (Instant time = NOW.minus(from); time.isBefore(NOW.minusSeconds(3600)); time = time.plusSeconds(3600)) {
            batches.add(SampleBatch.of(List.of(latency(LatencyKind.TTFT, time, seconds))));
        }
        return this;
    }

    /** Hours of one device, rolled up. */
    RealRows pastGpu(Duration from, double utilization) {
        for (Instant time = NOW.minus(from); time.isBefore(NOW.minusSeconds(3600)); time = time.plusSeconds(3600)) {
            batches.add(SampleBatch.of(List.of(gpu(time, utilization))));
        }
        return rolledUp(from);
    }

    /** The last hour of it. */
    RealRows lateGpu(double utilization) {
        for (int minute = 60; minute > 0; minute--) {
            batches.add(SampleBatch.of(List.of(gpu(NOW.minusSeconds(60L * minute - 10), utilization))));
        }
        return this;
    }

    RealRows gpuEvent(GpuEvent.Kind kind, Duration ago) {
        batches.add(
                SampleBatch.of(List.of(new GpuEvent(NOW.minus(ago), service, "n1", device.uuid(), kind, "as seen"))));
        return this;
    }

    RealRows outcome(boolean up, String error) {
        batches.add(SampleBatch.of(List.of(new OutcomeRow(
                NOW.minusSeconds(10),
                "vllm:" + service.value(),
                "vllm",
                service.value(),
                "http://10.0.0.11:8000/metrics",
                "vllm",
                up,
                Duration.ofMillis(12),
                400,
                67_000,
                error,
                ""))));
        return this;
    }

    RealRows outlook(Outlook outlook) {
        outlooks = _ -> Optional.of(outlook);
        return this;
    }

    RealRows queueLag(double seconds) {
        queueLag = OptionalDouble.of(seconds);
        return this;
    }

    RealRows job(String name, boolean fails) {
        jobs.put(name, fails);
        return this;
    }

    RuleInputs inputs() {
        flush();
        History history = new JdbcHistory(database, () -> NOW, fleet());
        return new RuleInputs(
                history,
                new JdbcGpuHistory(database, () -> NOW),
                ExtraHistory.NONE,
                new HistorySaturations(history, fleet(), _ -> Double.NaN),
                outlooks,
                fleet(),
                new OwnHealth() {
                    @Override
                    public OptionalDouble queueLagSeconds() {
                        return queueLag;
                    }

                    @Override
                    public Map<String, Boolean> failingJobs() {
                        return jobs;
                    }
                });
    }

    /** What one rule says of its only subject. */
    Finding finding(String rule) {
        Rules one = new Rules(List.of(Rules.BUILT_IN.named(rule).orElseThrow()));
        return new Readings(inputs())
                .of(one, NOW).stream()
                        .filter(finding -> finding.service().equals(service)
                                || finding.service().equals(Readings.HEADROOM))
                        .findFirst()
                        .orElseThrow();
    }

    private void flush() {
        store.write(List.copyOf(batches));
        batches.clear();
    }

    private Fleet fleet() {
        return new Fleet(List.of(new ServiceDefinition(
                service,
                new Slo(0.9995, Duration.ofSeconds(2), Duration.ofMillis(50)),
                ReplicaPolicy.DEFAULT,
                Optional.of(new Limiter(1000, 2000, Duration.ofSeconds(1))),
                OptionalLong.of(1000))));
    }

    /** α 15 ms, β 50 µs, γ 20 µs: 20 running requests take 16 ms a token. */
    private Outlooks learned() {
        CapacityEstimate.Learned capacity = new CapacityEstimate.Learned(
                6, 5, 7, 250, CapacityEstimate.FirstLimit.TPOT, 0.015, 0.00005, 0.00002, 1000, 0, 300, false);
        Outlook outlook = new Outlook(
                service,
                NOW,
                new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, ""),
                capacity,
                new Recommendation.NoAdvice(Recommendation.Reason.TOO_LITTLE_HISTORY, ""));
        return _ -> Optional.of(outlook);
    }
}
