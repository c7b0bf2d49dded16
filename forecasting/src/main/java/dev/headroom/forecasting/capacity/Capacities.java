package dev.headroom.forecasting.capacity;

import static dev.headroom.collector.history.Signal.CACHED_PROMPT_TOKENS_PER_SECOND;
import static dev.headroom.collector.history.Signal.GENERATION_TOKENS_PER_SECOND;
import static dev.headroom.collector.history.Signal.KV_CACHE_RATIO;
import static dev.headroom.collector.history.Signal.MAX_RUNNING;
import static dev.headroom.collector.history.Signal.PREFIX_HIT_RATIO;
import static dev.headroom.collector.history.Signal.PROMPT_TOKENS_PER_SECOND;
import static dev.headroom.collector.history.Signal.RUNNING;
import static dev.headroom.collector.history.Signal.SERVED_RPS;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.gpu.GpuDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one replica of a service sustains, learned from the last days of every node. Thread-safe. */
public final class Capacities {

    private static final Duration LEARNED_FROM = Duration.ofDays(2);
    private static final Duration STRETCH = Duration.ofMinutes(5);

    private static final Set<Signal> SIGNALS = EnumSet.of(
            RUNNING,
            MAX_RUNNING,
            SERVED_RPS,
            PROMPT_TOKENS_PER_SECOND,
            CACHED_PROMPT_TOKENS_PER_SECOND,
            GENERATION_TOKENS_PER_SECOND,
            PREFIX_HIT_RATIO,
            KV_CACHE_RATIO);

    /** A replica that was not there before is first cold, then fills up: so many stretches do not count. */
    private static final int START_UP = 2;

    /** Of a service of which nothing is known yet, tokens a request. */
    private static final TokenMix USUAL = new TokenMix(2000, 1000, 500);

    private static final CapacityPriors PRIORS = CapacityPriors.shipped();

    private final History history;
    private final Fleet fleet;

    public Capacities(History history, Fleet fleet) {
        this.history = history;
        this.fleet = fleet;
    }

    /**
     * Learned, or a prior while there is too little to learn from and somebody measured the same GPU and model. Estimated
     * with the same seed for the same service, so that the same history gives the same answer.
     */
    public CapacityEstimate of(ServiceName service, Instant now) {
        List<EngineWindow> windows = new ArrayList<>();
        CapacityEstimate learned = learn(service, now, windows);
        return learned instanceof CapacityEstimate.Unknown(var reason, var _)
                        && reason == CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC
                ? prior(service, windows).<CapacityEstimate>map(prior -> prior).orElse(learned)
                : learned;
    }

    private Optional<CapacityEstimate.Learned> prior(ServiceName service, List<EngineWindow> windows) {
        List<String> gpus = history.gpus().stream()
                .map(gpu -> gpu.reading().device())
                .filter(device -> device.service().equals(service))
                .map(GpuDevice::model)
                .distinct()
                .toList();
        List<String> models = history.nodes(service).stream()
                .filter(node -> !node.gateway())
                .map(node -> node.profile().model())
                .distinct()
                .toList();
        if (gpus.size() != 1 || models.size() != 1) {
            return Optional.empty(); // a service of several kinds has no one prior
        }
        ServiceDefinition definition = fleet.definitionOf(service);
        TokenMix mix = windows.isEmpty() ? USUAL : EngineSums.of(windows).mix();
        return PRIORS.find(gpus.getFirst(), models.getFirst())
                .map(prior -> prior.estimate(mix, definition.replicas().gpus(), definition.slo()));
    }

    private CapacityEstimate learn(ServiceName service, Instant now, List<EngineWindow> windows) {
        List<NodeKey> nodes = history.nodes(service).stream()
                .filter(node -> !node.gateway())
                .map(NodeState::profile)
                .map(profile -> profile.node())
                .toList();
        if (nodes.isEmpty()) {
            return new CapacityEstimate.Unknown(
                    CapacityEstimate.Reason.NO_ENGINE_METRICS, "no serving node of " + service + " has been seen");
        }
        Window window = Window.covering(now.minus(LEARNED_FROM), now, STRETCH);
        double batchCap = Double.NaN;
        boolean anyEngine = false;
        for (NodeKey node : nodes) {
            Map<Signal, TimeSeries> seen = history.nodeSeries(node, SIGNALS, window);
            anyEngine |= seriesOf(seen, RUNNING).knownValues().findAny().isPresent();
            batchCap = Double.isNaN(batchCap) ? seriesOf(seen, MAX_RUNNING).last() : batchCap;
            windows.addAll(engineWindows(seen));
        }
        if (!anyEngine) {
            return new CapacityEstimate.Unknown(
                    CapacityEstimate.Reason.NO_ENGINE_METRICS, "no node of " + service + " tells its running requests");
        }
        return new CapacityLearner(fleet.definitionOf(service).slo(), batchCap)
                .learn(windows, service.value().hashCode());
    }

    private static List<EngineWindow> engineWindows(Map<Signal, TimeSeries> seen) {
        List<EngineWindow> windows = new ArrayList<>();
        for (int i = 0; i < seriesOf(seen, RUNNING).size(); i++) {
            if (isStarting(seriesOf(seen, RUNNING), i)) {
                continue;
            }
            double prompt = seriesOf(seen, PROMPT_TOKENS_PER_SECOND).at(i);
            EngineWindow window = new EngineWindow(
                    seriesOf(seen, RUNNING).at(i),
                    seriesOf(seen, SERVED_RPS).at(i),
                    prompt * (1 - cachedShare(seen, i)),
                    prompt,
                    seriesOf(seen, GENERATION_TOKENS_PER_SECOND).at(i),
                    seriesOf(seen, KV_CACHE_RATIO).at(i));
            if (window.running() > 0
                    && window.servedRps() > 0
                    && window.generationTokensPerSecond() > 0
                    && window.promptTokensPerSecond() > 0) {
                windows.add(window);
            }
        }
        return windows;
    }

    /** Whether nothing was known of it a few stretches before; the beginning of what is looked at says nothing. */
    private static boolean isStarting(TimeSeries running, int point) {
        for (int back = 1; back <= Math.min(START_UP, point); back++) {
            if (!running.known(point - back)) {
                return true;
            }
        }
        return false;
    }

    /** Counted where the engine counts cached tokens, else its own hit ratio; an engine that tells neither caches nothing. */
    private static double cachedShare(Map<Signal, TimeSeries> seen, int point) {
        double counted = seriesOf(seen, CACHED_PROMPT_TOKENS_PER_SECOND).at(point)
                / seriesOf(seen, PROMPT_TOKENS_PER_SECOND).at(point);
        double told = Double.isNaN(counted) ? seriesOf(seen, PREFIX_HIT_RATIO).at(point) : counted;
        return Double.isNaN(told) ? 0 : Math.clamp(told, 0, 1);
    }

    private static TimeSeries seriesOf(Map<Signal, TimeSeries> seen, Signal signal) {
        return Objects.requireNonNull(seen.get(signal), signal::name);
    }
}
