package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.engine.Engine;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A day of ordinary traffic on one replica, request by request, of which one stretch in every quarter of an hour is seen. */
public final class SampledDay {

    private static final int STRETCHES = 96;
    private static final int SAMPLES = 8;
    private static final double INTERVAL_SECONDS = 15;

    /** What a scraper saw in a stretch; {@code running} and {@code kvRatio} are means over its samples. */
    public record Stretch(
            double running,
            double servedRps,
            double promptPerSecond,
            double cachedPerSecond,
            double generatedPerSecond,
            double kvRatio) {}

    private SampledDay() {}

    /** Demand swings between a sixth of {@code peakRps} and all of it; the replica is slower in the early afternoon. */
    public static List<Stretch> of(EngineProfile profile, Workload workload, double peakRps) {
        SplittableRandom random = new SplittableRandom(5);
        Engine engine = new Engine(profile, LatencyLayouts.VLLM);
        List<Stretch> day = new ArrayList<>();
        double second = 0;
        for (int i = 0; i < STRETCHES; i++) {
            double rate = peakRps * (7 - 5 * Math.cos(2 * Math.PI * i / STRETCHES)) / 12;
            engine.slowDown(i >= 52 && i < 57 ? 1.6 : 1);
            NodeState before = engine.state();
            double running = 0;
            double kv = 0;
            for (int sample = 0; sample < SAMPLES; sample++) {
                second = advance(engine, workload, new double[] {rate, second, second + INTERVAL_SECONDS}, random);
                running += engine.state().gauges().running() / SAMPLES;
                kv += engine.state().gauges().kvRatio() / SAMPLES;
            }
            NodeState.Totals now = engine.state().totals();
            NodeState.Totals then = before.totals();
            double seconds = SAMPLES * INTERVAL_SECONDS;
            day.add(new Stretch(
                    running,
                    (now.served() - then.served()) / seconds,
                    (now.promptTokens() - then.promptTokens()) / seconds,
                    (now.cachedTokens() - then.cachedTokens()) / seconds,
                    (now.generationTokens() - then.generationTokens()) / seconds,
                    kv));
        }
        return day;
    }

    /** {@code span} is rate, from and to. */
    private static double advance(Engine engine, Workload workload, double[] span, SplittableRandom random) {
        double second = span[1];
        while (true) {
            second += random.nextExponential() / span[0];
            double until = Math.min(second, span[2]);
            while (engine.nextEvent() <= until) {
                engine.finishStep(_ -> {});
            }
            if (second > span[2]) {
                return span[2];
            }
            engine.offer(TrueCapacity.request(workload, second, random), second);
        }
    }
}
