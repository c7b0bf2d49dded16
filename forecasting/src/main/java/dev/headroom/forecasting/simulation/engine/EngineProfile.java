package dev.headroom.forecasting.simulation.engine;

import dev.headroom.forecasting.simulation.workload.Workload;

/**
 * How fast one replica is and what it holds. A decode step of b requests takes α + βb, and every uncached prompt token
 * that is prefilled in it adds γ.
 *
 * @param decodeBaseSeconds α
 * @param decodePerRequestSeconds β
 * @param prefillSecondsPerToken γ
 * @param frontEndSeconds tokeniser and network before a request reaches the queue
 * @param maxRunning requests in the batch ({@code max_num_seqs})
 * @param maxQueued waiting requests beyond which the engine answers 503
 * @param kvTokens tokens the KV cache holds
 * @param chunkTokens prompt tokens prefilled in one step at most
 */
public record EngineProfile(
        double decodeBaseSeconds,
        double decodePerRequestSeconds,
        double prefillSecondsPerToken,
        double frontEndSeconds,
        int maxRunning,
        int maxQueued,
        int kvTokens,
        int chunkTokens) {
    public EngineProfile {
        if (!(decodeBaseSeconds > 0) || !(decodePerRequestSeconds > 0) || !(prefillSecondsPerToken > 0)) {
            throw new IllegalArgumentException("decode and prefill times must be > 0, were " + decodeBaseSeconds + ", "
                    + decodePerRequestSeconds + ", " + prefillSecondsPerToken);
        }
        if (maxRunning < 1 || maxQueued < 0 || kvTokens < 1 || chunkTokens < 1) {
            throw new IllegalArgumentException("limits must be positive, were " + maxRunning + ", " + maxQueued + ", "
                    + kvTokens + ", " + chunkTokens);
        }
    }

    double stepSeconds(int decoding, int prefillTokens) {
        return decodeBaseSeconds + decodePerRequestSeconds * decoding + prefillSecondsPerToken * prefillTokens;
    }

    /** Mean time between two tokens of a request while b run: α + βb + b·I·γ/O. */
    public double interTokenSeconds(double running, Workload workload) {
        return decodeBaseSeconds + running * perRunningSeconds(workload);
    }

    /** Requests per second completed while b run: b / (O·ITL(b)). */
    public double throughput(double running, Workload workload) {
        return running / (workload.output().meanTokens() * interTokenSeconds(running, workload));
    }

    /** Requests that run at a given rate by Little's law; infinite at or above what any batch size can serve. */
    public double runningAt(double requestsPerSecond, Workload workload) {
        double output = workload.output().meanTokens();
        double left = 1 - requestsPerSecond * output * perRunningSeconds(workload);
        return left <= 0 ? Double.POSITIVE_INFINITY : requestsPerSecond * output * decodeBaseSeconds / left;
    }

    /** b*: the most requests that may run before the batch, the cache or the token latency objective gives way. */
    public double sustainableRunning(Workload workload, double tpotSeconds) {
        double byLatency = (tpotSeconds - decodeBaseSeconds) / perRunningSeconds(workload);
        return Math.max(0, Math.min(hardestRunning(workload), byLatency));
    }

    /** Requests that fit the batch and, at their mean length, the cache. */
    public double hardestRunning(Workload workload) {
        return Math.min(maxRunning, kvTokens / tokensHeldPerRequest(workload));
    }

    /** KV cache of one running request: its prompt and what it has produced so far. */
    public double tokensHeldPerRequest(Workload workload) {
        return workload.prompt().meanTokens() + workload.output().meanTokensHalfWay();
    }

    private double perRunningSeconds(Workload workload) {
        return decodePerRequestSeconds
                + workload.uncachedPromptTokens()
                        * prefillSecondsPerToken
                        / workload.output().meanTokens();
    }
}
