package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.capacity.CapacityEstimate.FirstLimit;
import java.time.Duration;
import java.util.function.DoublePredicate;

/**
 * The load that one replica sustains within its objective.
 *
 * <p>At a moment it may hold {@code b* = min(b_KV, max_num_seqs, (TPOT_slo − α)/s)} requests, where s = β + γ·I/O is what
 * one more adds to a step. Requests come at random, so their number swings about its mean b with a variance of
 * {@code b·t/α}, t = α + s·b (birth and death with α + s·b as the time of a token), wider where prompts stall the batch.
 * The sustained mean is the one whose 95th percentile is b*; the rate follows by Little's law, {@code μ = b/(O·t)}.
 *
 * <p>Prompts are computed one after another, which is a queue with utilisation {@code ρ = μ·I·γ}: the 95th percentile of
 * the time to first token is about {@code 3·I·γ/(1−ρ) + 1.5·t}, as prompts vary in length like an exponential
 * distribution. Where that breaks the objective before running requests reach b*, it is what limits.
 *
 * @param running mean running requests at that load
 * @param concurrency b*
 * @param requestsPerSecond μ; zero when not even one request is served within the objective
 */
record SustainedLoad(double running, double concurrency, double requestsPerSecond, FirstLimit firstLimit) {

    /** A cache fuller than this evicts and preempts. */
    private static final double FULL_KV_CACHE = 0.9;

    private static final double Z95 = 1.645;

    /** Of an exponential distribution, in units of its mean. */
    private static final double TAIL95 = 3;

    /** How much wider running requests swing when the whole of s is prefill; found by simulating. */
    private static final double STALLING = 0.5;

    /** Share of a token's time that is at least taken to be α; without any, running requests have no mean. */
    private static final double LEAST_BASE = 0.01;

    private static final int HALVINGS = 50;

    /**
     * Of one engine.
     *
     * @param prefillKnown whether γ is known apart from β; the time to first token cannot be foreseen without
     * @param kvCachePerRequest share of the cache one running request takes; NaN when not known
     * @param batchCap {@code max_num_seqs}; NaN when not known
     */
    record Engine(EngineFit fit, boolean prefillKnown, TokenMix mix, double kvCachePerRequest, double batchCap) {

        double slope() {
            return fit.slope(mix.uncachedPerOutput());
        }

        double secondsPerToken(double running) {
            return fit.baseSeconds() + running * slope();
        }

        double throughput(double running) {
            return running / (mix.output() * secondsPerToken(running));
        }

        double prefillSeconds() {
            return mix.uncachedPrompt() * fit.perPromptTokenSeconds();
        }
    }

    static SustainedLoad of(Engine engine, Slo slo) {
        double concurrency = (seconds(slo.tpot()) - engine.fit.baseSeconds()) / engine.slope();
        FirstLimit firstLimit = FirstLimit.TPOT;
        double byKvCache = FULL_KV_CACHE / engine.kvCachePerRequest;
        if (byKvCache < concurrency) {
            concurrency = byKvCache;
            firstLimit = FirstLimit.KV_CACHE;
        }
        if (engine.batchCap < concurrency) {
            concurrency = engine.batchCap;
            firstLimit = FirstLimit.BATCH_CAP;
        }
        if (concurrency < 1) {
            return new SustainedLoad(0, 0, 0, firstLimit);
        }
        double most = concurrency;
        double running = largest(most, mean -> mean + swing(engine, mean) <= most);
        double byFirstToken = byFirstToken(engine, seconds(slo.ttft()), running);
        if (byFirstToken < running) {
            return new SustainedLoad(
                    byFirstToken,
                    byFirstToken + swing(engine, byFirstToken),
                    engine.throughput(byFirstToken),
                    FirstLimit.TTFT);
        }
        return new SustainedLoad(running, concurrency, engine.throughput(running), firstLimit);
    }

    /** From the mean of running requests to their 95th percentile. */
    private static double swing(Engine engine, double mean) {
        double token = engine.secondsPerToken(mean);
        double base = Math.max(engine.fit.baseSeconds(), LEAST_BASE * token);
        double prefillShare = engine.prefillKnown
                ? engine.mix.uncachedPerOutput() * engine.fit.perPromptTokenSeconds() / engine.slope()
                : 0.5;
        return Z95 * (1 + STALLING * prefillShare) * Math.sqrt(mean * token / base);
    }

    /** Where long prompts alone break the objective, their mean is kept instead of their tail. */
    private static double byFirstToken(Engine engine, double objective, double most) {
        if (!engine.prefillKnown) {
            return most;
        }
        double unloaded = TAIL95 * engine.prefillSeconds() + 1.5 * engine.secondsPerToken(1);
        double tail = unloaded < objective ? TAIL95 : 1;
        return largest(most, mean -> {
            double utilization = engine.throughput(mean) * engine.prefillSeconds();
            return utilization < 1
                    && tail * engine.prefillSeconds() / (1 - utilization) + 1.5 * engine.secondsPerToken(mean)
                            <= objective;
        });
    }

    /** The largest number up to {@code most} that is still good; all smaller ones are, too. */
    private static double largest(double most, DoublePredicate good) {
        if (good.test(most)) {
            return most;
        }
        double low = 0;
        double high = most;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (good.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
