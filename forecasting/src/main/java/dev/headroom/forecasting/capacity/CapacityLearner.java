package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.Slo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Learns what one replica sustains from its ordinary traffic. With I uncached input tokens and O output tokens a
 * request, {@code ITL(b) = α + βb + b·I·γ/O}; the most requests a replica may hold is
 * {@code b* = min(b_KV, max_num_seqs, (ITL_slo − α)/(β + I·γ/O))} and the rate it then sustains, by Little's law,
 * {@code μ = b* / (O·ITL(b*))}. The interval comes from refitting resampled windows with a fixed seed. Thread-safe.
 */
public final class CapacityLearner {

    /** Fewer busy windows than this say nothing. */
    static final int FEWEST_WINDOWS = 24;

    /** Below this many running requests an engine idles between steps, and the balance of time does not hold. */
    private static final double BUSY = 2;

    /** A cache fuller than this evicts and preempts. */
    private static final double FULL_KV_CACHE = 0.9;

    private static final double NEAR_THE_KNEE = 0.8;
    private static final int RESAMPLES = 100;

    private final Slo slo;
    private final double batchCap;

    /** @param batchCap {@code max_num_seqs} of the engine; NaN when it does not tell */
    CapacityLearner(Slo slo, double batchCap) {
        this.slo = slo;
        this.batchCap = batchCap;
    }

    CapacityEstimate learn(List<EngineWindow> all, long seed) {
        List<EngineWindow> busy =
                all.stream().filter(window -> window.running() >= BUSY).toList();
        if (busy.size() < FEWEST_WINDOWS) {
            return new CapacityEstimate.Unknown(
                    CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC,
                    busy.size() + " busy stretches of 5 min seen, " + FEWEST_WINDOWS + " needed");
        }
        Knee knee = kneeOf(busy);
        double[] resampled = new double[RESAMPLES];
        Random random = new Random(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            resampled[i] = kneeOf(resample(busy, random)).requestsPerSecond();
        }
        Arrays.sort(resampled);
        double highestSeen =
                busy.stream().mapToDouble(EngineWindow::running).max().orElse(0);
        return new CapacityEstimate.Learned(
                knee.requestsPerSecond(),
                Math.min(knee.requestsPerSecond(), resampled[RESAMPLES * 25 / 1000]),
                Math.max(knee.requestsPerSecond(), resampled[RESAMPLES * 975 / 1000]),
                knee.concurrency,
                knee.firstLimit,
                knee.fit.baseSeconds(),
                knee.fit.perRequestSeconds(),
                knee.fit.perPromptTokenSeconds(),
                knee.mix.prompt,
                1 - knee.mix.uncachedPrompt / knee.mix.prompt,
                knee.mix.output,
                highestSeen >= NEAR_THE_KNEE * knee.concurrency);
    }

    private Knee kneeOf(List<EngineWindow> windows) {
        EngineFit fit = EngineFit.of(windows);
        Mix mix = Mix.of(windows);
        double slope = fit.perRequestSeconds() + mix.uncachedPrompt / mix.output * fit.perPromptTokenSeconds();
        double byTpot = (slo.tpot().toNanos() / 1e9 - fit.baseSeconds()) / slope;
        double byKvCache = FULL_KV_CACHE / kvCachePerRequest(windows);
        double concurrency = byTpot;
        var firstLimit = CapacityEstimate.FirstLimit.TPOT;
        if (byKvCache < concurrency) {
            concurrency = byKvCache;
            firstLimit = CapacityEstimate.FirstLimit.KV_CACHE;
        }
        if (batchCap < concurrency) {
            concurrency = batchCap;
            firstLimit = CapacityEstimate.FirstLimit.BATCH_CAP;
        }
        return new Knee(fit, mix, Math.max(1, concurrency), firstLimit);
    }

    /** Share of the KV cache one running request takes, by least squares through the origin; NaN when not told. */
    private static double kvCachePerRequest(List<EngineWindow> windows) {
        List<EngineWindow> told = windows.stream()
                .filter(window -> !Double.isNaN(window.kvCacheRatio()))
                .toList();
        double products = sum(told, window -> window.kvCacheRatio() * window.running());
        double squares = sum(told, window -> window.running() * window.running());
        return products > 0 ? products / squares : Double.NaN;
    }

    private static List<EngineWindow> resample(List<EngineWindow> windows, Random random) {
        List<EngineWindow> drawn = new ArrayList<>(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            drawn.add(windows.get(random.nextInt(windows.size())));
        }
        return drawn;
    }

    private static double sum(List<EngineWindow> windows, ToDoubleFunction<EngineWindow> value) {
        return windows.stream().mapToDouble(value).sum();
    }

    /** Mean tokens of a request. */
    private record Mix(double prompt, double uncachedPrompt, double output) {
        static Mix of(List<EngineWindow> windows) {
            double served = sum(windows, EngineWindow::servedRps);
            return new Mix(
                    sum(windows, EngineWindow::promptTokensPerSecond) / served,
                    sum(windows, EngineWindow::uncachedPromptTokensPerSecond) / served,
                    sum(windows, EngineWindow::generationTokensPerSecond) / served);
        }
    }

    private record Knee(EngineFit fit, Mix mix, double concurrency, CapacityEstimate.FirstLimit firstLimit) {
        double requestsPerSecond() {
            return concurrency / (mix.output * fit.secondsPerToken(concurrency, mix.uncachedPrompt / mix.output));
        }
    }
}
