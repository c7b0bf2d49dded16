package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
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
import java.util.function.Function;
import javax.sql.DataSource;

/** Rows of one service in a real database, and what the rules read from them at {@link #NOW}. */
final class RealRows {

    static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String[] NODES = {"n1", "n2"};
    private static final Duration SCRAPE = Duration.ofSeconds(15);

    private final DataSource database;
    private final ServiceName service;
    private final InventedSamples samples;
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
        this.samples = new InventedSamples(this.service);
        this.store = JdbcSampleStore.on(database, () -> NOW);
        Outlook learned = InventedOutlooks.learned(this.service);
        this.outlooks = _ -> Optional.of(learned);
    }

    /** The last minutes of both nodes, alike. */
    RealRows load(int minutes, Consumer<InventedSamples.Load> change) {
        for (String node : NODES) {
            load(node, minutes, change);
        }
        return this;
    }

    RealRows load(String node, int minutes, Consumer<InventedSamples.Load> change) {
        return lately(4 * minutes, time -> samples.serving(time, node, SCRAPE, change));
    }

    /** Rows every ten minutes from so long ago on. */
    RealRows past(Duration from, Duration to, Consumer<InventedSamples.Load> change) {
        Duration step = Duration.ofMinutes(10);
        for (Instant time = NOW.minus(from); time.isBefore(NOW.minus(to)); time = time.plus(step)) {
            batches.add(samples.serving(time.plusSeconds(30), NODES[0], step, change));
        }
        return this;
    }

    RealRows rolledUp(Duration from) {
        flush();
        new JdbcRollups(database, () -> NOW).rollUp(NOW.minus(from), NOW);
        return this;
    }

    RealRows connections(double established) {
        return lately(8, time -> samples.connections(time, established));
    }

    /** A hundred requests a minute for an hour, all in the bucket that ends at {@code seconds}. */
    RealRows latency(LatencyKind kind, double seconds) {
        for (int minute = 60; minute > 0; minute--) {
            batches.add(samples.latency(kind, NOW.minusSeconds(60L * minute - 20), seconds));
        }
        return this;
    }

    RealRows gpu(double memoryShare, long throttleReasons, double eccErrors) {
        return lately(8, time -> samples.gpu(time, memoryShare, throttleReasons, eccErrors));
    }

    /** A hundred requests every hour, all in the bucket that ends at {@code seconds}. */
    RealRows pastLatency(Duration from, double seconds) {
        return hourly(from, time -> samples.latency(LatencyKind.TTFT, time, seconds));
    }

    /** Hours of one device, rolled up. */
    RealRows pastGpu(Duration from, double utilization) {
        return hourly(from, time -> samples.gpu(time, utilization)).rolledUp(from);
    }

    /** The last hour of it. */
    RealRows lateGpu(double utilization) {
        for (int minute = 60; minute > 0; minute--) {
            batches.add(samples.gpu(NOW.minusSeconds(60L * minute - 10), utilization));
        }
        return this;
    }

    RealRows gpuEvent(GpuEvent.Kind kind, Duration ago) {
        batches.add(samples.gpuEvent(NOW.minus(ago), kind));
        return this;
    }

    RealRows outcome(boolean up, String error) {
        batches.add(samples.outcome(NOW.minusSeconds(10), up, error));
        return this;
    }

    /** One scrape after the other, the last just before now. */
    private RealRows lately(int scrapes, Function<Instant, SampleBatch> sample) {
        for (int back = scrapes; back > 0; back--) {
            batches.add(sample.apply(NOW.minus(SCRAPE.multipliedBy(back)).plusSeconds(5)));
        }
        return this;
    }

    private RealRows hourly(Duration from, Function<Instant, SampleBatch> sample) {
        Duration hour = Duration.ofHours(1);
        for (Instant time = NOW.minus(from); time.isBefore(NOW.minus(hour)); time = time.plus(hour)) {
            batches.add(sample.apply(time));
        }
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
        return new RuleInputs(
                new JdbcHistory(database, () -> NOW, fleet()),
                new JdbcGpuHistory(database, () -> NOW),
                ExtraHistory.NONE,
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
}
