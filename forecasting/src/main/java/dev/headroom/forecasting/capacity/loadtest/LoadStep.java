package dev.headroom.forecasting.capacity.loadtest;

/**
 * What a system did while the load upon it stayed the same.
 *
 * @param load on the axis of its {@link LoadTest}: users, concurrent requests, or requests sent per second
 * @param concurrency requests or users in the system at once; NaN when neither told nor to be worked out
 * @param requestsPerSecond all answers, failures among them
 * @param failedPerSecond answers that were failures
 * @param latency of whole requests
 * @param ttftSeconds time to the first token, at the same percentile; NaN when not told
 * @param tpotSeconds time per output token, likewise
 */
public record LoadStep(
        double load,
        double concurrency,
        double requestsPerSecond,
        double failedPerSecond,
        Latency latency,
        double ttftSeconds,
        double tpotSeconds) {

    /** {@code percentile} 95 where the file has it; {@code seconds} NaN when no request of the step was timed. */
    public record Latency(int percentile, double seconds) {}

    public LoadStep {
        if (!(load > 0) || !(requestsPerSecond >= 0) || !(failedPerSecond >= 0)) {
            throw new IllegalArgumentException("a step needs load > 0 and rates >= 0, were " + load + ", "
                    + requestsPerSecond + ", " + failedPerSecond);
        }
    }

    public double servedPerSecond() {
        return Math.max(0, requestsPerSecond - failedPerSecond);
    }

    /** 0 to 1; 1 when nothing was answered at all. */
    public double failureShare() {
        return requestsPerSecond > 0 ? Math.min(1, failedPerSecond / requestsPerSecond) : 1;
    }
}
