package dev.headroom.collector.sample.assembly;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ScrapeTime;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.collector.sample.reading.GatewayReading;
import dev.headroom.collector.sample.reading.Observation;
import dev.headroom.collector.sample.reading.ServingReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleAssemblerTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final NodeKey NODE = new NodeKey(new ServiceName("deepseek-r1"), "node-1");
    private static final BucketLayout LAYOUT = new BucketLayout(List.of(0.5, 1.0, Double.POSITIVE_INFINITY));
    private static final EngineGauges GAUGES = new EngineGauges(3, 1, 8, 0.5, 0.25);

    private final SampleAssembler assembler = new SampleAssembler("10.0.0.11:8000", SampleAssembler.STALENESS);

    /** The wall clock is set by so much between two scrapes that are fifteen seconds apart. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, -86_400, 0})
    void F19_aClockThatIsSetNeitherCostsAnIncreaseNorChangesItsInterval(long step) {
        Instant steady = Instant.EPOCH;
        assembler.assemble(new ScrapeTime(START, steady), Observation.ofServing(reading(100, 1, 2, 3)), "vllm");
        ServingSample sample = assembler
                .assemble(
                        new ScrapeTime(START.plusSeconds(15 + step), steady.plusSeconds(15)),
                        Observation.ofServing(reading(130, 1, 2, 4)),
                        "vllm")
                .serving()
                .getFirst();
        assertThat(sample.time()).isEqualTo(START.plusSeconds(15 + step));
        assertThat(sample.coveredSeconds()).isEqualTo(15);
        assertThat(sample.requests().ended()).isEqualTo(30);
    }

    @Test
    void theFirstSightKeepsGaugesAndKnowsNoIncrease() {
        ServingSample first = serving(0, reading(100));

        assertThat(first.coveredSeconds()).isNaN();
        assertThat(first.requests()).isEqualTo(RequestCounts.UNKNOWN);
        assertThat(first.tokens()).isEqualTo(TokenCounts.UNKNOWN);
        assertThat(first.preemptions()).isNaN();
        assertThat(first.engine()).isEqualTo(GAUGES);
    }

    @Test
    void anUnchangedPageIsExactlyZeroAtTheSecondScrape() {
        serving(0, reading(100));
        ServingSample second = serving(15, reading(100));

        assertThat(second.coveredSeconds()).isEqualTo(15);
        assertThat(second.requests()).isEqualTo(new RequestCounts(0, 0, Double.NaN, Double.NaN));
        assertThat(second.tokens()).isEqualTo(new TokenCounts(0, 0, 0));
        assertThat(second.preemptions()).isZero();
    }

    @Test
    void totalsBecomeTheIncreaseOverTheInterval() {
        serving(0, reading(100));
        ServingSample second = serving(15, reading(130));

        assertThat(second.requests().ended()).isEqualTo(30);
        assertThat(second.tokens()).isEqualTo(new TokenCounts(300, 60, 600));
        assertThat(second.engine().prefixHitRatio()).isEqualTo(0.2);
    }

    @Test
    void F14_aTotalThatFellCountsFromZero() {
        serving(0, reading(100));
        ServingSample second = serving(15, reading(4));

        assertThat(second.requests().ended()).isEqualTo(4);
        assertThat(second.tokens().prompt()).isEqualTo(40);
    }

    @Test
    void F14_noRestartEverMakesAnIncreaseNegativeOrLargerThanTheTotal() {
        Random random = new Random(3);
        double total = 0;
        serving(0, reading(total));
        for (int i = 1; i < 500; i++) {
            total = random.nextInt(10) == 0 ? random.nextInt(20) : total + random.nextInt(50);

            assertThat(serving(15 * i, reading(total)).requests().ended()).isBetween(0.0, total);
        }
    }

    @Test
    void F16_aGapLongerThanTheLimitIsABaselineAgain() {
        serving(0, reading(100));

        assertThat(serving(300, reading(110)).requests().ended()).isEqualTo(10);
        assertThat(serving(601, reading(120)).coveredSeconds()).isNaN();
        assertThat(serving(616, reading(125)).requests().ended()).isEqualTo(5);
    }

    @Test
    void F19_aClockThatStepsBackIsABaselineAgain() {
        serving(0, reading(100));

        assertThat(serving(-3600, reading(110)).coveredSeconds()).isNaN();
        assertThat(serving(0, reading(100)).coveredSeconds()).isNaN();
    }

    @Test
    void requestsPerBucketAreNotCumulative() {
        assemble(0, reading(0, 1, 2, 3));

        List<LatencySample> latencies = assemble(15, reading(0, 2, 5, 7)).latencies();

        assertThat(latencies).hasSize(1);
        assertThat(latencies.getFirst().kind()).isEqualTo(LatencyKind.TTFT);
        assertThat(latencies.getFirst().counts()).containsExactly(1, 2, 1);
        assertThat(latencies.getFirst().sumSeconds()).isEqualTo(4);
    }

    @Test
    void F14_aHistogramThatFellCountsFromZero() {
        assemble(0, reading(0, 10, 20, 30));

        assertThat(assemble(15, reading(0, 1, 2, 4)).latencies().getFirst().counts())
                .containsExactly(1, 1, 2);
    }

    @Test
    void anIntervalWithoutRequestsLeavesNoHistogram() {
        assemble(0, reading(0, 1, 2, 3));

        assertThat(assemble(15, reading(0, 1, 2, 3)).latencies()).isEmpty();
    }

    @Test
    void F15_changedBucketsAreABaselineForTheNewLayout() {
        BucketLayout other = new BucketLayout(List.of(2.0, Double.POSITIVE_INFINITY));
        assemble(0, reading(0, 1, 2, 3));

        assertThat(assemble(15, reading(0, new CumulativeHistogram(other, new double[] {1, 2}, 3)))
                        .latencies())
                .isEmpty();
        LatencySample next = assemble(30, reading(0, new CumulativeHistogram(other, new double[] {2, 4}, 5)))
                .latencies()
                .getFirst();
        assertThat(next.layout()).isEqualTo(other);
        assertThat(next.counts()).containsExactly(1, 1);
    }

    @Test
    void aGatewayCountsLikeANode() {
        GatewayKey gateway = new GatewayKey(NODE.service(), "envoy");
        Connections connections = new Connections(40, Double.NaN);
        assembleGateway(0, new GatewayReading(gateway, new RequestCounts(5, 0, 1, 0), connections, Map.of()));
        GatewaySample second =
                assembleGateway(15, new GatewayReading(gateway, new RequestCounts(9, 0, 3, 0), connections, Map.of()));

        assertThat(second.requests()).isEqualTo(new RequestCounts(4, 0, 2, 0));
        assertThat(second.connections()).isEqualTo(connections);
    }

    @Test
    void whatIsKnownOfTheNodeTravelsWithTheSamples() {
        assertThat(assemble(0, reading(1)).nodes())
                .containsExactly(new NodeProfile(NODE, "DeepSeek-R1", "vllm", "10.0.0.11:8000"));
    }

    @Test
    void aGatewayIsDescribedLikeANode() {
        GatewayReading envoy = new GatewayReading(
                new GatewayKey(NODE.service(), "envoy"), RequestCounts.UNKNOWN, Connections.UNKNOWN, Map.of());

        SampleBatch batch = assembler.assemble(START, Observation.ofGateways(envoy), "envoy");

        assertThat(batch.nodes())
                .containsExactly(new NodeProfile(new NodeKey(NODE.service(), "envoy"), "", "envoy", "10.0.0.11:8000"));
    }

    private ServingSample serving(int second, ServingReading reading) {
        return assemble(second, reading).serving().getFirst();
    }

    private SampleBatch assemble(int second, ServingReading reading) {
        return assembler.assemble(START.plus(Duration.ofSeconds(second)), Observation.ofServing(reading), "vllm");
    }

    private GatewaySample assembleGateway(int second, GatewayReading reading) {
        Observation observation = Observation.ofGateways(reading);
        return assembler
                .assemble(START.plus(Duration.ofSeconds(second)), observation, "envoy")
                .gateways()
                .getFirst();
    }

    private static ServingReading reading(double ended) {
        return reading(ended, 0, 0, 0);
    }

    private static ServingReading reading(double ended, double first, double second, double all) {
        return reading(ended, new CumulativeHistogram(LAYOUT, new double[] {first, second, all}, all));
    }

    private static ServingReading reading(double ended, CumulativeHistogram ttft) {
        return new ServingReading(
                NODE,
                "DeepSeek-R1",
                new RequestCounts(ended, 0, Double.NaN, Double.NaN),
                new TokenCounts(ended * 10, ended * 2, ended * 20),
                0,
                GAUGES,
                Connections.UNKNOWN,
                Map.of(LatencyKind.TTFT, ttft));
    }
}
