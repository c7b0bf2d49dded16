package dev.headroom.alerts.diagnosis;

import dev.headroom.alerts.MemoryHistory;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.simulation.Cluster;
import dev.headroom.forecasting.simulation.ClusterProfile;
import dev.headroom.forecasting.simulation.ClusterState;
import dev.headroom.forecasting.simulation.Scenario;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.gpu.GpuRack;
import dev.headroom.forecasting.simulation.gpu.GpuState;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Four nodes behind a gateway, simulated request by request and seen through the signals that a collector would keep. */
final class SimulatedFleet {

    static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    static final Instant START = Instant.parse("2026-11-11T12:00:00Z");
    static final int NODES = 4;
    static final double LIMITER_RPS = 20;
    static final int CONNECTIONS = 900;
    static final Workload CHAT =
            new Workload(TokenLengths.logNormal(800, 0.5, 16_384), TokenLengths.logNormal(250, 0.5, 8192), 0.4, 0.0004);
    static final EngineProfile ENGINE = new EngineProfile(0.030, 0.0006, 0.00002, 0.05, 96, 64, 200_000, 8192);

    private static final int SCRAPE_SECONDS = 15;
    private static final GpuRack RACK = new GpuRack(2, ENGINE.maxRunning(), 700, 1980);

    private final ClusterProfile profile;
    private final MemoryHistory history = new MemoryHistory();

    SimulatedFleet(double limiterRps, RetryPolicy retry) {
        profile = new ClusterProfile(
                NODES,
                ENGINE,
                CHAT,
                new GatewayProfile(new Limiter(limiterRps, limiterRps, Duration.ofSeconds(1)), CONNECTIONS, 4),
                retry,
                LatencyLayouts.VLLM);
    }

    /** What one node sustains at its usual work. */
    static double capacity() {
        return ENGINE.throughput(ENGINE.sustainableRunning(CHAT, 1), CHAT);
    }

    /** Simulates so many seconds and returns what the diagnosis says at their end. */
    Diagnosis after(Scenario scenario, int seconds, long seed) {
        Cluster cluster = new Cluster(profile, scenario, 0, seed);
        history.setNodes(
                SERVICE,
                IntStream.range(0, NODES).mapToObj(SimulatedFleet::node).toList());
        ClusterState before = cluster.state();
        for (int second = SCRAPE_SECONDS; second <= seconds; second += SCRAPE_SECONDS) {
            cluster.advanceTo(second);
            ClusterState state = cluster.state();
            record(before, state, START.plusSeconds(second - 1L));
            before = state;
        }
        return diagnoses(START.plusSeconds(seconds)).now(SERVICE, START.plusSeconds(seconds));
    }

    HistoryDiagnoses diagnoses(Instant now) {
        Limiter limiter = profile.gateway().limiter();
        Fleet fleet = new Fleet(List.of(new ServiceDefinition(
                SERVICE,
                new Slo(0.9995, Duration.ofSeconds(2), Duration.ofMillis(100)),
                ReplicaPolicy.DEFAULT,
                limiter.rps() > 1000 ? Optional.empty() : Optional.of(limiter),
                OptionalLong.of(CONNECTIONS))));
        return new HistoryDiagnoses(history, fleet, learned(), new MemoryEpisodes(), () -> now);
    }

    /** As learned before, a few per cent off. */
    private static Outlooks learned() {
        double running = ENGINE.sustainableRunning(CHAT, 0.1);
        CapacityEstimate.Learned capacity = new CapacityEstimate.Learned(
                capacity(),
                capacity() * 0.95,
                capacity() * 1.05,
                running,
                CapacityEstimate.FirstLimit.TPOT,
                ENGINE.decodeBaseSeconds() * 1.04,
                ENGINE.decodePerRequestSeconds() * 0.96,
                ENGINE.prefillSecondsPerToken() * 1.05,
                CHAT.prompt().meanTokens(),
                CHAT.cachedShare(),
                CHAT.output().meanTokens(),
                true);
        Outlook outlook = new Outlook(
                SERVICE,
                START,
                new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, ""),
                capacity,
                new Recommendation.NoAdvice(Recommendation.Reason.TOO_LITTLE_HISTORY, ""));
        return _ -> Optional.of(outlook);
    }

    private void record(ClusterState before, ClusterState state, Instant time) {
        gateway(before.gateway(), state.gateway(), time);
        engines(before, state, time);
        gpus(state, time);
        for (int node = 0; node < NODES; node++) {
            NodeState seen = state.nodes().get(node);
            if (seen.up()) {
                NodeKey key = new NodeKey(SERVICE, "n" + node);
                history.put(key, Signal.RUNNING, time, seen.gauges().running());
                history.put(key, Signal.WAITING, time, seen.gauges().waiting());
            }
        }
    }

    private void gateway(GatewayState before, GatewayState state, Instant time) {
        put(Signal.OFFERED_RPS, time, (ended(state) - ended(before)) / SCRAPE_SECONDS);
        put(Signal.SERVED_RPS, time, (state.served() - before.served()) / SCRAPE_SECONDS);
        put(Signal.FAILED_RPS, time, (state.failed() - before.failed()) / SCRAPE_SECONDS);
        put(Signal.REJECTED_429_RPS, time, (state.rejected429() - before.rejected429()) / SCRAPE_SECONDS);
        put(Signal.REJECTED_503_RPS, time, (state.rejected503() - before.rejected503()) / SCRAPE_SECONDS);
        put(Signal.CONNECTIONS, time, state.connections());
    }

    private static double ended(GatewayState state) {
        return state.served() + state.failed() + state.rejected429() + state.rejected503();
    }

    private void engines(ClusterState before, ClusterState state, Instant time) {
        List<NodeState> up = state.nodes().stream().filter(NodeState::up).toList();
        put(Signal.RUNNING, time, sum(up, node -> node.gauges().running()));
        put(Signal.WAITING, time, sum(up, node -> node.gauges().waiting()));
        put(Signal.MAX_RUNNING, time, up.size() * (double) ENGINE.maxRunning());
        put(Signal.NODES_UP, time, up.size());
        put(Signal.KV_CACHE_RATIO, time, sum(up, node -> node.gauges().kvRatio()) / up.size());
        put(
                Signal.KV_CACHE_RATIO_MAX,
                time,
                up.stream().mapToDouble(node -> node.gauges().kvRatio()).max().orElse(0));
        rate(Signal.PROMPT_TOKENS_PER_SECOND, before, state, time, NodeState.Totals::promptTokens);
        rate(Signal.CACHED_PROMPT_TOKENS_PER_SECOND, before, state, time, NodeState.Totals::cachedTokens);
        rate(Signal.GENERATION_TOKENS_PER_SECOND, before, state, time, NodeState.Totals::generationTokens);
        rate(Signal.PREEMPTIONS_PER_SECOND, before, state, time, NodeState.Totals::preemptions);
    }

    private void rate(
            Signal signal,
            ClusterState before,
            ClusterState state,
            Instant time,
            ToDoubleFunction<NodeState.Totals> total) {
        double increase = 0;
        for (int node = 0; node < NODES; node++) {
            double now = total.applyAsDouble(state.nodes().get(node).totals());
            double then = total.applyAsDouble(before.nodes().get(node).totals());
            increase += now >= then ? now - then : now;
        }
        put(signal, time, increase / SCRAPE_SECONDS);
    }

    private void gpus(ClusterState state, Instant time) {
        List<GpuState> gpus = IntStream.range(0, NODES)
                .filter(node -> state.nodes().get(node).up())
                .boxed()
                .flatMap(node -> RACK.of(state.nodes().get(node), node, state.second()).stream())
                .toList();
        put(Signal.GPU_UTILIZATION, time, sum(gpus, GpuState::utilization) / gpus.size());
        put(Signal.GPU_POWER_WATTS, time, sum(gpus, GpuState::powerWatts));
        put(Signal.GPU_THROTTLED_RATIO, time, sum(gpus, gpu -> gpu.throttled() ? 1 : 0) / gpus.size());
        gpus.stream()
                .filter(gpu -> gpu.utilization() >= 0.5)
                .mapToDouble(GpuState::smClockMegahertz)
                .min()
                .ifPresent(clock -> put(Signal.GPU_CLOCK_LOWEST_MEGAHERTZ, time, clock));
        gpus.stream()
                .mapToDouble(GpuState::smClockMegahertz)
                .max()
                .ifPresent(clock -> put(Signal.GPU_CLOCK_HIGHEST_MEGAHERTZ, time, clock));
    }

    private static <T> double sum(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).sum();
    }

    private void put(Signal signal, Instant time, double value) {
        history.put(SERVICE, signal, time, value);
    }

    private static dev.headroom.collector.history.NodeState node(int node) {
        return new dev.headroom.collector.history.NodeState(
                new NodeProfile(new NodeKey(SERVICE, "n" + node), "", "vllm", ""),
                false,
                START,
                RequestCounts.UNKNOWN,
                TokenCounts.UNKNOWN,
                Double.NaN,
                EngineGauges.UNKNOWN,
                Connections.UNKNOWN);
    }
}
