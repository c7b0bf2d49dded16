package dev.headroom.forecasting.capacity;

import java.util.List;

/**
 * What a fit needs of many windows, as sums: those of two parts of the past add up to those of both, so that drawing parts
 * anew costs next to nothing. One thread.
 */
final class EngineSums {

    static final int COEFFICIENTS = 3;

    /** Normal equations of {@link EngineFit}, and the squares of what they aim at. */
    private final double[][] products = new double[COEFFICIENTS][COEFFICIENTS];

    private final double[] targets = new double[COEFFICIENTS];
    private double targetSquared;
    private double servedRps;
    private double prompt;
    private double uncachedPrompt;
    private double output;
    private double kvTimesRunning;
    private double runningSquared;

    static EngineSums of(List<EngineWindow> windows) {
        EngineSums sums = new EngineSums();
        windows.forEach(sums::add);
        return sums;
    }

    private void add(EngineWindow window) {
        double weight = window.generationTokensPerSecond();
        double target = 1 / window.secondsPerToken();
        double[] row = {1, -window.generationTokensPerSecond(), -window.uncachedPromptTokensPerSecond()};
        for (int i = 0; i < COEFFICIENTS; i++) {
            targets[i] += weight * row[i] * target;
            for (int j = 0; j < COEFFICIENTS; j++) {
                products[i][j] += weight * row[i] * row[j];
            }
        }
        targetSquared += weight * target * target;
        servedRps += window.servedRps();
        prompt += window.promptTokensPerSecond();
        uncachedPrompt += window.uncachedPromptTokensPerSecond();
        output += window.generationTokensPerSecond();
        if (!Double.isNaN(window.kvCacheRatio())) {
            kvTimesRunning += window.kvCacheRatio() * window.running();
            runningSquared += window.running() * window.running();
        }
    }

    void add(EngineSums other) {
        for (int i = 0; i < COEFFICIENTS; i++) {
            targets[i] += other.targets[i];
            for (int j = 0; j < COEFFICIENTS; j++) {
                products[i][j] += other.products[i][j];
            }
        }
        targetSquared += other.targetSquared;
        servedRps += other.servedRps;
        prompt += other.prompt;
        uncachedPrompt += other.uncachedPrompt;
        output += other.output;
        kvTimesRunning += other.kvTimesRunning;
        runningSquared += other.runningSquared;
    }

    double product(int row, int column) {
        return products[row][column];
    }

    double target(int coefficient) {
        return targets[coefficient];
    }

    double targetSquared() {
        return targetSquared;
    }

    TokenMix mix() {
        return new TokenMix(prompt / servedRps, uncachedPrompt / servedRps, output / servedRps);
    }

    /** Share of the KV cache one running request takes, by least squares through the origin; NaN when not told. */
    double kvCachePerRequest() {
        return kvTimesRunning > 0 ? kvTimesRunning / runningSquared : Double.NaN;
    }
}
