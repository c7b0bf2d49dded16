package dev.headroom.alerts.rule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped rule breaches on rows that are bad and does not on rows that are good, in a real database. */
class ShippedRulesTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long SOFTWARE_POWER_CAP = 0x4;
    private static final long HARDWARE_SLOWDOWN = 0x8;

    record Case(String rule, UnaryOperator<RealRows> bad, UnaryOperator<RealRows> good) {
        @Override
        public String toString() {
            return rule;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void badRowsAreABreachAndGoodRowsAreNot(Case rule) {
        DataSource database = TestDatabase.fresh("collector");
        Finding fires = rule.bad.apply(new RealRows(database, "bad")).finding(rule.rule);
        Finding stays = rule.good.apply(new RealRows(database, "good")).finding(rule.rule);

        assertThat(fires.reading()).isInstanceOfSatisfying(Reading.Known.class, known -> assertThat(
                        fires.rule().isBreachedBy(known.value()))
                .as("value %s", known.value())
                .isTrue());
        assertThat(stays.reading()).isInstanceOfSatisfying(Reading.Known.class, known -> assertThat(
                        stays.rule().isBreachedBy(known.value()))
                .as("value %s", known.value())
                .isFalse());
    }

    @Test
    void everyRuleHasACaseAndARunbookInBothLanguages() {
        Set<String> rules = Rules.BUILT_IN.all().stream().map(Rule::name).collect(toSet());

        assertThat(cases().map(Case::rule).collect(toSet())).isEqualTo(rules);
        Path runbooks = Path.of("..", "docs", "runbooks");
        assertThat(rules).allSatisfy(rule -> {
            assertThat(runbooks.resolve(rule + ".md")).exists();
            assertThat(runbooks.resolve("zh_CN").resolve(rule + ".md")).exists();
        });
    }

    @Test
    void whatIsNotKnownIsNoData() {
        RealRows nothing = new RealRows();

        assertThat(List.of("rejected-429", "kv-cache", "latency-ttft", "burn-rate-1h", "unusual-load"))
                .allSatisfy(rule -> assertThat(nothing.finding(rule).reading()).isInstanceOf(Reading.NoData.class));
    }

    @Test
    void anEventThatAsksForTooMuchSaysWhichAndHowManyReplicasItNeeds() {
        Reading reading = new RealRows()
                .load(3, load -> load.waiting = 0)
                .outlook(InventedOutlooks.withEvent(40))
                .finding("event-without-capacity")
                .reading();

        assertThat(reading).isInstanceOfSatisfying(Reading.Known.class, known -> {
            assertThat(known.labels()).containsEntry(IncidentLabels.EVENT, "Double 11");
            assertThat(known.facts())
                    .containsEntry(IncidentFacts.REPLICAS, 5.0)
                    .containsEntry(IncidentFacts.RECOMMENDED_REPLICAS, 7.0)
                    .containsEntry(IncidentFacts.CAPACITY_RPS, 30.0);
        });
    }

    static Stream<Case> cases() {
        return Stream.of(loads(), objectives(), anomalies(), devices(), others())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> loads() {
        return Stream.of(
                load("rejected-429", bad -> bad.rejected429 = 4, good -> good.rejected429 = 0.5),
                load("error-rate", bad -> bad.failed = 7, good -> good.failed = 4),
                load("retry-storm", bad -> bad.rejected429 = 60, good -> good.rejected429 = 40),
                new Case("connections", rows -> rows.connections(990), rows -> rows.connections(600)),
                new Case(
                        "gpu-saturated",
                        rows -> rows.load(3, load -> load.waiting = 40).gpu(0.9, 0, 0),
                        rows -> rows.load(3, load -> load.waiting = 0).gpu(0.9, 0, 0)),
                load("kv-cache", bad -> fill(bad, 0.98), good -> good.kvCache = 0.98),
                load("prefill", bad -> prefill(bad, 2_400_000), good -> prefill(good, 200_000)),
                load("batch-cap", bad -> batch(bad, 256), good -> batch(good, 128)),
                new Case(
                        "imbalance",
                        rows -> rows.load("n1", 3, load -> batch(load, 200)).load("n2", 3, load -> load.running = 20),
                        rows -> rows.load(3, load -> batch(load, 200))),
                new Case(
                        "throttling",
                        rows -> rows.load(3, load -> load.generationTokens = 40_000)
                                .gpu(0.9, HARDWARE_SLOWDOWN, 0),
                        rows -> rows.load(3, load -> load.generationTokens = 40_000)
                                .gpu(0.9, SOFTWARE_POWER_CAP, 0)));
    }

    private static Case load(String rule, Consumer<InventedSamples.Load> bad, Consumer<InventedSamples.Load> good) {
        return new Case(rule, rows -> rows.load(3, bad), rows -> rows.load(3, good));
    }

    private static void fill(InventedSamples.Load load, double cache) {
        load.kvCache = cache;
        load.waiting = 30;
    }

    private static void prefill(InventedSamples.Load load, double tokensPerMinute) {
        load.uncachedPromptTokens = tokensPerMinute;
        load.waiting = 30;
    }

    private static void batch(InventedSamples.Load load, double running) {
        load.running = running;
        load.waiting = 30;
    }

    private static Stream<Case> objectives() {
        return Stream.of(
                new Case(
                        "latency-ttft",
                        rows -> rows.latency(LatencyKind.TTFT, 5),
                        rows -> rows.latency(LatencyKind.TTFT, 1)),
                new Case(
                        "latency-tpot",
                        rows -> rows.latency(LatencyKind.TPOT, 0.1),
                        rows -> rows.latency(LatencyKind.TPOT, 0.01)),
                new Case(
                        "burn-rate-1h",
                        rows -> rows.load(60, load -> load.failed = 1),
                        // The hour is bad, but the last five minutes are not: it is over.
                        rows -> rows.load(7, load -> load.failed = 0).load(60, load -> load.failed = 1)),
                burning("burn-rate-6h", Duration.ofHours(6), 0.5),
                burning("burn-rate-1d", DAY, 0.2),
                burning("burn-rate-3d", DAY.multipliedBy(3), 0.1),
                burning("error-budget-spent", DAY.multipliedBy(5), 0.2),
                new Case(
                        "forecast-above-capacity",
                        rows -> rows.load(3, load -> load.waiting = 0).outlook(InventedOutlooks.peaking(40)),
                        rows -> rows.load(3, load -> load.waiting = 0).outlook(InventedOutlooks.withEvent(40))),
                new Case(
                        "event-without-capacity",
                        rows -> rows.load(3, load -> load.waiting = 0).outlook(InventedOutlooks.withEvent(40)),
                        rows -> rows.load(3, load -> load.waiting = 0).outlook(InventedOutlooks.withEvent(25))));
    }

    /** So many failures of a hundred requests a minute, against so few that nobody minds. */
    private static Case burning(String rule, Duration window, double failed) {
        return new Case(
                rule,
                rows -> rows.past(window, Duration.ZERO, load -> load.failed = failed)
                        .load(30, load -> load.failed = failed)
                        .rolledUp(window),
                rows -> rows.past(window, Duration.ZERO, load -> load.failed = 0.01)
                        .load(30, load -> load.failed = 0.01)
                        .rolledUp(window));
    }

    private static Stream<Case> anomalies() {
        return Stream.of(
                unusual("unusual-load", load -> load.requests = 1000),
                unusual("unusual-rejections", load -> load.rejected429 = 60),
                new Case(
                        "unusual-latency",
                        rows -> latencies(rows).latency(LatencyKind.TTFT, 5).rolledUp(DAY.multipliedBy(9)),
                        rows -> latencies(rows).latency(LatencyKind.TTFT, 1).rolledUp(DAY.multipliedBy(9))),
                new Case("unusual-gpu-utilization", rows -> gpus(rows).lateGpu(0.98), rows -> gpus(rows)
                        .lateGpu(0.31)));
    }

    private static RealRows latencies(RealRows rows) {
        return rows.pastLatency(DAY.multipliedBy(8), 1);
    }

    private static RealRows gpus(RealRows rows) {
        return rows.pastGpu(DAY.multipliedBy(8), 0.3);
    }

    private static Case unusual(String rule, Consumer<InventedSamples.Load> bad) {
        Duration past = DAY.multipliedBy(8);
        return new Case(
                rule,
                rows -> rows.past(past, Duration.ofHours(1), load -> load.waiting = 0)
                        .rolledUp(past)
                        .past(Duration.ofHours(1), Duration.ZERO, bad),
                rows -> rows.past(past, Duration.ofHours(1), load -> load.waiting = 0)
                        .rolledUp(past)
                        .past(Duration.ofHours(1), Duration.ZERO, load -> load.requests = 104));
    }

    private static Stream<Case> devices() {
        return Stream.of(
                new Case(
                        "gpu-lost",
                        rows -> rows.gpuEvent(GpuEvent.Kind.LOST, Duration.ofMinutes(1)),
                        rows -> rows.gpuEvent(GpuEvent.Kind.LOST, Duration.ofHours(1))
                                .gpuEvent(GpuEvent.Kind.BACK, Duration.ofMinutes(30))),
                new Case(
                        "gpu-xid",
                        rows -> rows.gpuEvent(GpuEvent.Kind.XID, Duration.ofMinutes(1)),
                        rows -> rows.gpuEvent(GpuEvent.Kind.XID, Duration.ofHours(1))),
                new Case("gpu-memory-errors", rows -> rows.gpu(0.9, 0, 2), rows -> rows.gpu(0.9, 0, 0)),
                new Case(
                        "gpu-held-down",
                        rows -> rows.gpu(0.9, HARDWARE_SLOWDOWN, 0),
                        rows -> rows.gpu(0.9, SOFTWARE_POWER_CAP, 0)),
                new Case("gpu-memory-full", rows -> rows.gpu(0.995, 0, 0), rows -> rows.gpu(0.93, 0, 0)));
    }

    private static Stream<Case> others() {
        return Stream.of(
                new Case("target-down", rows -> rows.outcome(false, "timed_out"), rows -> rows.outcome(true, "")),
                new Case(
                        "scrape-limit",
                        rows -> rows.outcome(false, "limit_exceeded"),
                        rows -> rows.outcome(false, "timed_out")),
                new Case(
                        "no-data",
                        rows -> rows.past(Duration.ofHours(1), Duration.ofMinutes(10), load -> load.waiting = 0),
                        rows -> rows.load(3, load -> load.waiting = 0)),
                new Case("queue-lag", rows -> rows.queueLag(120), rows -> rows.queueLag(2)),
                new Case("job-failed", rows -> rows.job("episodes", true), rows -> rows.job("episodes", false)));
    }
}
