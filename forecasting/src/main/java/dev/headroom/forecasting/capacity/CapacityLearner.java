package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.Slo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Learns what one replica sustains from its ordinary traffic: fits the decode step, {@code ITL(b) = α + βb + b·I·γ/O} with
 * I uncached input tokens and O output tokens a request, and asks {@link SustainedLoad} what load that bears. The interval
 * comes from refitting drawn parts of the past with a fixed seed; parts, because neighbouring windows are alike.
 * Thread-safe.
 */
public final class CapacityLearner {

    /** Fewer steady windows than this say nothing. */
    static final int FEWEST_WINDOWS = 24;

    private static final double NEAR_THE_KNEE = 0.8;
    private static final int RESAMPLES = 100;
    private static final int LOW95 = RESAMPLES * 25 / 1000;
    private static final int HIGH95 = RESAMPLES * 975 / 1000;
    private static final int PARTS = 24;

    /** γ counts as known apart from β when its interval is no wider than this, upper over lower end. */
    private static final double WIDEST = 2.5;

    /** Windows of about the same concurrency that make one point of the scalability law. */
    private static final int LAW_POINTS = 24;

    private final Slo slo;
    private final double batchCap;

    /** @param batchCap {@code max_num_seqs} of the engine; NaN when it does not tell */
    CapacityLearner(Slo slo, double batchCap) {
        this.slo = slo;
        this.batchCap = batchCap;
    }

    CapacityEstimate learn(List<EngineWindow> all, long seed) {
        List<EngineWindow> busy = SteadyWindows.busy(all);
        List<EngineWindow> steady = SteadyWindows.steady(busy);
        if (steady.size() < FEWEST_WINDOWS) {
            return new CapacityEstimate.Unknown(
                    CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC,
                    steady.size() + " busy stretches of 5 min seen, " + FEWEST_WINDOWS + " needed");
        }
        EngineSums sums = EngineSums.of(steady);
        List<EngineSums> drawn = draw(steady, seed);
        boolean apart = apart(drawn);
        SustainedLoad load = load(sums, apart);
        if (load.requestsPerSecond() <= 0) {
            return new CapacityEstimate.Unknown(
                    CapacityEstimate.Reason.OBJECTIVE_OUT_OF_REACH,
                    "a token takes "
                            + Math.round(1000 * engine(sums, apart).fit().baseSeconds())
                            + " ms with nothing else running, the objective is "
                            + slo.tpot().toMillis() + " ms");
        }
        double[] rates = drawn.stream()
                .mapToDouble(part -> load(part, apart).requestsPerSecond())
                .sorted()
                .toArray();
        EngineFit fit = engine(sums, apart).fit();
        double highestSeen =
                steady.stream().mapToDouble(EngineWindow::running).max().orElse(0);
        return new CapacityEstimate.Learned(
                load.requestsPerSecond(),
                Math.min(load.requestsPerSecond(), rates[LOW95]),
                Math.max(load.requestsPerSecond(), rates[HIGH95]),
                load.concurrency(),
                load.firstLimit(),
                fit.baseSeconds(),
                fit.perRequestSeconds(),
                fit.perPromptTokenSeconds(),
                sums.mix().prompt(),
                sums.mix().cachedShare(),
                sums.mix().output(),
                highestSeen >= NEAR_THE_KNEE * load.running(),
                new CapacityProvenance(
                        CapacityProvenance.Source.TRAFFIC,
                        "",
                        steady.size(),
                        busy.size() - steady.size(),
                        apart,
                        ScalabilityLaw.fit(points(steady))));
    }

    private SustainedLoad load(EngineSums sums, boolean apart) {
        return SustainedLoad.of(engine(sums, apart), slo);
    }

    private SustainedLoad.Engine engine(EngineSums sums, boolean apart) {
        EngineFit fit = apart ? EngineFit.of(sums) : EngineFit.together(sums);
        return new SustainedLoad.Engine(fit, apart, sums.mix(), sums.kvCachePerRequest(), batchCap);
    }

    /** γ differs from zero for certain, and is known within a factor. */
    private static boolean apart(List<EngineSums> drawn) {
        double[] values = drawn.stream()
                .map(EngineFit::of)
                .mapToDouble(EngineFit::perPromptTokenSeconds)
                .sorted()
                .toArray();
        return values[LOW95] > 0 && values[HIGH95] < WIDEST * values[LOW95];
    }

    private static List<EngineSums> draw(List<EngineWindow> windows, long seed) {
        List<EngineSums> parts = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            parts.add(
                    EngineSums.of(windows.subList(windows.size() * part / PARTS, windows.size() * (part + 1) / PARTS)));
        }
        Random random = new Random(seed);
        List<EngineSums> drawn = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) {
            EngineSums sums = new EngineSums();
            for (int part = 0; part < PARTS; part++) {
                sums.add(parts.get(random.nextInt(PARTS)));
            }
            drawn.add(sums);
        }
        return drawn;
    }

    private static List<ScalabilityLaw.Point> points(List<EngineWindow> windows) {
        List<EngineWindow> sorted = windows.stream()
                .sorted(Comparator.comparingDouble(EngineWindow::running))
                .toList();
        List<ScalabilityLaw.Point> points = new ArrayList<>();
        for (int i = 0; i < LAW_POINTS; i++) {
            List<EngineWindow> alike =
                    sorted.subList(sorted.size() * i / LAW_POINTS, sorted.size() * (i + 1) / LAW_POINTS);
            points.add(
                    new ScalabilityLaw.Point(mean(alike, EngineWindow::running), mean(alike, EngineWindow::servedRps)));
        }
        return points;
    }

    private static double mean(List<EngineWindow> windows, ToDoubleFunction<EngineWindow> value) {
        return windows.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
