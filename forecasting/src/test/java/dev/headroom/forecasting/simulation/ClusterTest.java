package dev.headroom.forecasting.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.simulation.Disturbance.Span;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyTally;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import org.junit.jupiter.api.Test;

class ClusterTest {

    @Test
    void everyOfferedRequestIsServedRejectedFailedOrInFlight() {
        ClusterProfile profile = Clusters.retrying(3, Clusters.STUBBORN);
        Scenario scenario = Scenario.steady(25)
                .with(new Disturbance.NodeLost(new Span(200, 260), 1))
                .with(new Disturbance.Throttled(new Span(100, 150), 0, 3));
        Cluster cluster = new Cluster(profile, scenario, 0, 7);

        for (double second = 30; second <= 600; second += 30) {
            GatewayState gateway = Clusters.run(cluster, second).gateway();
            assertThat(gateway.served()
                            + gateway.failed()
                            + gateway.rejected429()
                            + gateway.rejected503()
                            + gateway.inFlight())
                    .isEqualTo(gateway.offered());
        }
        assertThat(cluster.state().gateway().failed()).isPositive();
        assertThat(cluster.state().gateway().rejected503()).isPositive();
    }

    @Test
    void requestsInTheSystemAreRateTimesResidence() {
        Cluster cluster = new Cluster(Clusters.open(2), Scenario.steady(9), 0, 1);
        ClusterState warm = Clusters.run(cluster, 300);
        double inFlight = 0;
        int looks = 0;
        for (double second = 301; second <= 1500; second++, looks++) {
            inFlight += Clusters.run(cluster, second).gateway().inFlight();
        }
        ClusterState end = cluster.state();

        double ended = ended(end) - ended(warm);
        double residence = (latency(end, LatencyKind.E2E) - latency(warm, LatencyKind.E2E)) / ended;
        // The front end is part of the latency but not of the time in the system.
        double expected = ended / 1200 * (residence - Clusters.NODE.frontEndSeconds());

        assertThat(inFlight / looks).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void theSameSeedGivesTheSameHistoryHoweverItIsCut() {
        Scenario scenario = Scenario.steady(20).with(new Disturbance.NodeLost(new Span(50, 80), 0));
        Cluster inOneGo = new Cluster(Clusters.open(3), scenario, 0, 42);
        Cluster inPieces = new Cluster(Clusters.open(3), scenario, 0, 42);
        Cluster otherSeed = new Cluster(Clusters.open(3), scenario, 0, 43);

        for (double second = 0; second < 120; second += 0.7) {
            inPieces.advanceTo(second);
        }

        assertThat(Clusters.run(inOneGo, 120).gateway())
                .isEqualTo(Clusters.run(inPieces, 120).gateway());
        assertThat(Clusters.run(otherSeed, 120).gateway())
                .isNotEqualTo(inOneGo.state().gateway());
    }

    @Test
    void theLimiterLetsExactlyItsRateAndBurstPass() {
        Cluster cluster = new Cluster(Clusters.limited(4, 10, 30), Scenario.steady(16), 0, 3);

        GatewayState gateway = Clusters.run(cluster, 1000).gateway();

        assertThat(gateway.offered() - gateway.rejected429()).isCloseTo(10 * 1000 + 30, within(2.0));
        assertThat(gateway.rejected429() / gateway.offered()).isCloseTo(6.0 / 16, within(0.02));
    }

    @Test
    void aNodeServesNoMoreThanItsCapacityAndJustThat() {
        double capacity = Clusters.NODE.throughput(256, Clusters.REASONING);
        Cluster below = new Cluster(Clusters.open(1), Scenario.steady(0.9 * capacity), 0, 5);
        Cluster above = new Cluster(Clusters.open(1), Scenario.steady(1.3 * capacity), 0, 5);

        ClusterState calm = Clusters.run(below, 2000);
        double before = Clusters.run(above, 500).gateway().served();
        double throughput = (Clusters.run(above, 2500).gateway().served() - before) / 2000;

        assertThat(calm.gateway().rejected503()).isZero();
        assertThat(throughput).isCloseTo(capacity, within(0.05 * capacity));
        assertThat(above.state().nodes().getFirst().gauges().waiting()).isGreaterThan(32);
    }

    @Test
    void theTokenLatencyFollowsTheBatch() {
        Cluster cluster = new Cluster(Clusters.open(1), Scenario.steady(4), 0, 11);
        NodeState node = Clusters.run(cluster, 3000).nodes().getFirst();
        LatencyTally tokens = tally(node, LatencyKind.TPOT);
        double running = Clusters.NODE.runningAt(4, Clusters.REASONING);

        assertThat(tokens.sumSeconds() / tokens.count())
                .isCloseTo(Clusters.NODE.interTokenSeconds(running, Clusters.REASONING), within(0.003));
    }

    @Test
    void clientsThatRetryTurnAnOverloadIntoAStorm() {
        Scenario overload = Scenario.steady(18);
        Cluster patient = new Cluster(Clusters.open(2), overload, 0, 9);
        Cluster stubborn = new Cluster(Clusters.retrying(2, Clusters.STUBBORN), overload, 0, 9);

        double once = Clusters.run(patient, 600).gateway().offered();
        double stormy = Clusters.run(stubborn, 600).gateway().offered();

        assertThat(stormy).isGreaterThan(1.5 * once);
        assertThat(stubborn.state().gateway().served())
                .isCloseTo(patient.state().gateway().served(), within(0.03 * once));
    }

    @Test
    void aLostNodeShiftsItsLoadToTheOthersAndComesBackEmpty() {
        Scenario scenario = Scenario.steady(12).with(new Disturbance.NodeLost(new Span(300, 600), 2));
        Cluster cluster = new Cluster(Clusters.open(3), scenario, 0, 21);

        double before = Clusters.run(cluster, 299).nodes().getFirst().gauges().running();
        ClusterState during = Clusters.run(cluster, 500);
        ClusterState after = Clusters.run(cluster, 900);

        assertThat(during.nodes().get(2).up()).isFalse();
        assertThat(during.gateway().failed()).isGreaterThan(20);
        assertThat(during.nodes().getFirst().gauges().running()).isGreaterThan(1.3 * before);
        assertThat(after.nodes().get(2).up()).isTrue();
        assertThat(after.nodes().get(2).totals().served())
                .isPositive()
                .isLessThan(after.nodes().getFirst().totals().served() / 2);
    }

    @Test
    void aSmallCachePushesRequestsBackAndStillFinishesThem() {
        EngineProfile small = new EngineProfile(0.020, 0.00009, 0.00002, 0.05, 256, 64, 120_000, 8192);
        ClusterProfile profile = Clusters.open(1);
        ClusterProfile cramped =
                new ClusterProfile(1, small, profile.workload(), profile.gateway(), profile.retry(), profile.layouts());
        Cluster cluster = new Cluster(cramped, Scenario.steady(4), 0, 2);

        NodeState node = Clusters.run(cluster, 900).nodes().getFirst();

        assertThat(node.totals().preemptions()).isPositive();
        assertThat(node.gauges().kvRatio()).isBetween(0.8, 1.0);
        assertThat(node.totals().served()).isGreaterThan(900);
    }

    private static double ended(ClusterState state) {
        return state.gateway().served() + state.gateway().failed();
    }

    private static double latency(ClusterState state, LatencyKind kind) {
        return state.nodes().stream()
                .mapToDouble(node -> tally(node, kind).sumSeconds())
                .sum();
    }

    private static LatencyTally tally(NodeState node, LatencyKind kind) {
        return node.latencies().of(kind);
    }
}
