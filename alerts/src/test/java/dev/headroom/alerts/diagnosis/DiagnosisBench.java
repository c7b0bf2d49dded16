package dev.headroom.alerts.diagnosis;

import dev.headroom.alerts.MemoryHistory;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.collector.history.NodeState;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A service of four nodes whose minutes a test writes, and the diagnoses over them. */
final class DiagnosisBench {

    static final ServiceName SERVICE = new ServiceName("deepseek-v3");
    static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    private static final Map<Signal, Double> CALM = Map.ofEntries(
            Map.entry(Signal.OFFERED_RPS, 800.0),
            Map.entry(Signal.SERVED_RPS, 800.0),
            Map.entry(Signal.FAILED_RPS, 0.0),
            Map.entry(Signal.REJECTED_429_RPS, 0.0),
            Map.entry(Signal.REJECTED_503_RPS, 0.0),
            Map.entry(Signal.RUNNING, 400.0),
            Map.entry(Signal.WAITING, 0.0),
            Map.entry(Signal.MAX_RUNNING, 1024.0),
            Map.entry(Signal.KV_CACHE_RATIO, 0.5),
            Map.entry(Signal.KV_CACHE_RATIO_MAX, 0.55),
            Map.entry(Signal.PREEMPTIONS_PER_SECOND, 0.0),
            Map.entry(Signal.PROMPT_TOKENS_PER_SECOND, 40_000.0),
            Map.entry(Signal.CONNECTIONS, 4000.0),
            Map.entry(Signal.GPU_UTILIZATION, 0.61),
            Map.entry(Signal.NODES_UP, 4.0));

    final MemoryHistory history = new MemoryHistory();

    /** Minutes before now, oldest first: {@code from} inclusive, {@code to} exclusive. */
    void calm(int from, int to) {
        busy(from, to, Map.of());
    }

    /** Calm values with these changes. */
    void busy(int from, int to, Map<Signal, Double> changed) {
        for (int minute = from; minute > to; minute--) {
            Instant time = NOW.minus(Duration.ofMinutes(minute));
            CALM.forEach((signal, value) -> history.put(SERVICE, signal, time, value));
            changed.forEach((signal, value) -> history.put(SERVICE, signal, time, value));
        }
    }

    void node(String name, int from, int to, double running, double waiting) {
        for (int minute = from; minute > to; minute--) {
            Instant time = NOW.minus(Duration.ofMinutes(minute));
            history.put(new NodeKey(SERVICE, name), Signal.RUNNING, time, running);
            history.put(new NodeKey(SERVICE, name), Signal.WAITING, time, waiting);
        }
    }

    void declareNodes(String... names) {
        history.setNodes(
                SERVICE, List.of(names).stream().map(DiagnosisBench::state).toList());
    }

    private static NodeState state(String name) {
        return new NodeState(
                new NodeProfile(new NodeKey(SERVICE, name), "", "vllm", ""),
                false,
                NOW,
                RequestCounts.UNKNOWN,
                TokenCounts.UNKNOWN,
                Double.NaN,
                EngineGauges.UNKNOWN,
                Connections.UNKNOWN);
    }

    HistoryDiagnoses diagnoses() {
        return diagnosesAt(NOW);
    }

    HistoryDiagnoses diagnosesAt(Instant now) {
        Fleet fleet = new Fleet(List.of(new ServiceDefinition(
                SERVICE,
                Slo.DEFAULT,
                ReplicaPolicy.DEFAULT,
                Optional.of(new Limiter(1000, 2000, Duration.ofSeconds(1))),
                OptionalLong.of(10_000))));
        return new HistoryDiagnoses(history, fleet, learned(), new MemoryEpisodes(), () -> now);
    }

    /** b* 250 running a node, γ 20 µs a token. */
    private static Outlooks learned() {
        CapacityEstimate.Learned capacity = new CapacityEstimate.Learned(
                300, 280, 320, 250, CapacityEstimate.FirstLimit.TPOT, 0.01, 0.0001, 0.00002, 1000, 0, 300, false);
        Outlook outlook = new Outlook(
                SERVICE,
                NOW,
                new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, ""),
                capacity,
                new Recommendation.NoAdvice(Recommendation.Reason.TOO_LITTLE_HISTORY, ""));
        return service -> service.equals(SERVICE) ? Optional.of(outlook) : Optional.empty();
    }
}
