package dev.headroom.forecasting.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.engine.LatencyTally;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FluidClusterTest {

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 14, 18})
    void agreesWithTheRequestByRequestModelBelowAndAboveCapacity(double rate) {
        ClusterProfile profile = Clusters.open(2);
        Cluster exact = new Cluster(profile, Scenario.steady(rate), 0, 4);
        FluidCluster fluid = new FluidCluster(profile, Scenario.steady(rate), 0, 4);

        double runningExactly = 0;
        double runningFluidly = 0;
        ClusterState exactWarm = Clusters.run(exact, 600);
        ClusterState fluidWarm = Clusters.run(fluid, 600, 15);
        for (double second = 615; second <= 3000; second += 15) {
            runningExactly += running(Clusters.run(exact, second));
            runningFluidly += running(Clusters.run(fluid, 15, 15));
        }

        assertThat(runningFluidly).isCloseTo(runningExactly, within(0.06 * runningExactly));
        assertThat(served(fluidWarm, fluid.state()))
                .isCloseTo(served(exactWarm, exact.state()), within(0.04 * served(exactWarm, exact.state())));
        double exactToken = mean(exact.state(), LatencyKind.TPOT);
        assertThat(mean(fluid.state(), LatencyKind.TPOT)).isCloseTo(exactToken, within(0.08 * exactToken));
        double exactFirst = mean(exact.state(), LatencyKind.TTFT);
        assertThat(mean(fluid.state(), LatencyKind.TTFT)).isCloseTo(exactFirst, within(0.3 * exactFirst));
    }

    @ParameterizedTest
    @ValueSource(doubles = {15, 60, 300})
    void conservesRequestsWhateverTheStep(double step) {
        FluidCluster fluid = new FluidCluster(Clusters.retrying(2, Clusters.STUBBORN), Scenario.steady(20), 0, 6);

        GatewayState gateway = Clusters.run(fluid, 3600, step).gateway();

        assertThat(gateway.served()
                        + gateway.failed()
                        + gateway.rejected429()
                        + gateway.rejected503()
                        + gateway.inFlight())
                .isCloseTo(gateway.offered(), within(1e-6 * gateway.offered()));
        assertThat(gateway.offered()).isGreaterThan(1.3 * 20 * 3600);
    }

    @Test
    void rejectsWhatTheLimiterWould() {
        FluidCluster fluid = new FluidCluster(Clusters.limited(4, 10, 30), Scenario.steady(16), 0, 3);

        GatewayState gateway = Clusters.run(fluid, 3600, 60).gateway();

        assertThat(gateway.offered() - gateway.rejected429()).isCloseTo(36_030, within(2.0));
    }

    @Test
    void refusesWhenConnectionsRunOutWhileTheEnginesAreCalm() {
        ClusterProfile open = Clusters.open(2);
        GatewayProfile narrow = new GatewayProfile(open.gateway().limiter(), 200, 40);
        ClusterProfile profile =
                new ClusterProfile(2, open.engine(), open.workload(), narrow, RetryPolicy.NEVER, LatencyLayouts.SGLANG);
        FluidCluster fluid = new FluidCluster(profile, Scenario.steady(8), 0, 3);
        Cluster exact = new Cluster(profile, Scenario.steady(8), 0, 3);

        GatewayState gateway = Clusters.run(fluid, 3600, 60).gateway();
        GatewayState exactly = Clusters.run(exact, 3600).gateway();

        assertThat(gateway.rejected503()).isCloseTo(exactly.rejected503(), within(0.1 * exactly.rejected503()));
        assertThat(gateway.connections()).isCloseTo(exactly.connections(), within(20.0));
        assertThat(fluid.state().nodes())
                .allSatisfy(node -> assertThat(node.gauges().waiting()).isZero());
    }

    @Test
    void carriesFractionsOfRequestsOverToTheNextInterval() {
        FluidCluster fluid = new FluidCluster(Clusters.open(1), Scenario.steady(0.05), 0, 8);
        LatencyTally start = first(fluid.state());
        long counted = 0;
        LatencyTally before = start;
        for (int step = 0; step < 400; step++) {
            fluid.advanceBy(15);
            LatencyTally now = first(fluid.state());
            counted +=
                    now.countsSince(before).stream().mapToInt(Integer::intValue).sum();
            before = now;
        }

        assertThat((double) counted).isCloseTo(before.count(), within(4.0));
    }

    private static LatencyTally first(ClusterState state) {
        return state.nodes().getFirst().latencies().firstToken();
    }

    private static double running(ClusterState state) {
        return state.nodes().stream()
                .mapToDouble(node -> node.gauges().running())
                .sum();
    }

    private static double served(ClusterState from, ClusterState to) {
        return to.gateway().served() - from.gateway().served();
    }

    private static double mean(ClusterState state, LatencyKind kind) {
        List<LatencyTally> tallies =
                state.nodes().stream().map(node -> node.latencies().of(kind)).toList();
        return tallies.stream().mapToDouble(LatencyTally::sumSeconds).sum()
                / tallies.stream().mapToDouble(LatencyTally::count).sum();
    }
}
