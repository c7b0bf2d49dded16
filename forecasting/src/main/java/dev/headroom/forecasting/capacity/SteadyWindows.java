package dev.headroom.forecasting.capacity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Leaves out what says nothing about the engine at its usual speed: stretches in which it idled between steps, and those
 * far from what the others say, as when it was throttled, starting, or shared its GPUs.
 */
final class SteadyWindows {

    /** Below this many running requests an engine idles between steps, and the balance of time does not hold. */
    private static final double BUSY = 2;

    private static final int ROUNDS = 4;

    /** In robust standard deviations; 1.4826 makes one of the median of absolute deviations. */
    private static final double FAR = 3.5 * 1.4826;

    /** No window this near is left out, however well the others agree. */
    private static final double NEAR = 0.05;

    private SteadyWindows() {}

    static List<EngineWindow> busy(List<EngineWindow> all) {
        return all.stream().filter(window -> window.running() >= BUSY).toList();
    }

    static List<EngineWindow> steady(List<EngineWindow> busy) {
        List<EngineWindow> steady = busy;
        for (int round = 0; round < ROUNDS && !steady.isEmpty(); round++) {
            EngineFit fit = EngineFit.of(EngineSums.of(steady));
            double middle = median(steady.stream().mapToDouble(window -> deviation(window, fit)));
            double spread = median(steady.stream().mapToDouble(window -> Math.abs(deviation(window, fit) - middle)));
            double far = Math.max(NEAR, FAR * spread);
            steady = busy.stream()
                    .filter(window -> Math.abs(deviation(window, fit) - middle) <= far)
                    .toList();
        }
        return steady;
    }

    /** Logarithm of what a token took over what it should have taken. */
    private static double deviation(EngineWindow window, EngineFit fit) {
        double expected = fit.baseSeconds()
                + fit.perRequestSeconds() * window.running()
                + fit.perPromptTokenSeconds() * window.prefillTokensPerStep();
        return Math.log(window.secondsPerToken() / expected);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
