package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.Slo;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a node was measured to sustain elsewhere.
 *
 * @param gpus of that node
 * @param inputTokensPerSecond uncached ones, while it does nothing but prefill
 * @param outputTokensPerSecond while it does nothing but decode
 * @param source who measured it, where and when
 */
public record CapacityPrior(
        Pattern gpu,
        Pattern model,
        int gpus,
        double inputTokensPerSecond,
        double outputTokensPerSecond,
        String source) {

    /** Other people's machines, software and requests: what is sustained here lies within these factors of it. */
    private static final double LOW = 0.5;

    private static final double HIGH = 1.2;

    boolean matches(String gpuName, String modelName) {
        return gpu.matcher(gpuName).find() && model.matcher(modelName).find();
    }

    /**
     * Of a replica with its own number of GPUs, which shares its time between prefill and decoding: {@code μ = 1/(I·γ + O·β)}.
     * Nothing is known of α, which is taken as zero.
     */
    CapacityEstimate.Learned estimate(TokenMix mix, int replicaGpus, Slo slo) {
        double scale = (double) gpus / replicaGpus;
        double perOutputToken = scale / outputTokensPerSecond;
        double perInputToken = scale / inputTokensPerSecond;
        double requestsPerSecond = 1 / (mix.uncachedPrompt() * perInputToken + mix.output() * perOutputToken);
        double perRunning = perOutputToken + mix.uncachedPerOutput() * perInputToken;
        return new CapacityEstimate.Learned(
                requestsPerSecond,
                LOW * requestsPerSecond,
                HIGH * requestsPerSecond,
                Math.max(1, slo.tpot().toNanos() / 1e9 / perRunning),
                CapacityEstimate.FirstLimit.TPOT,
                0,
                perOutputToken,
                perInputToken,
                mix.prompt(),
                mix.cachedShare(),
                mix.output(),
                false,
                new CapacityProvenance(CapacityProvenance.Source.PRIOR, source, 0, 0, true, Optional.empty()));
    }
}
