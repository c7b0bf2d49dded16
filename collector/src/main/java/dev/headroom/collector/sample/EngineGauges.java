package dev.headroom.collector.sample;

/**
 * The state of an inference engine as read. NaN is unknown.
 *
 * @param running requests in the batch
 * @param waiting requests in the queue
 * @param maxRunning the engine's cap on {@code running} ({@code max_num_seqs})
 * @param kvCacheRatio share of the KV cache in use, 0 to 1
 * @param prefixHitRatio share of prompt tokens found in the prefix cache, 0 to 1; in a sample over the interval
 */
public record EngineGauges(
        double running, double waiting, double maxRunning, double kvCacheRatio, double prefixHitRatio) {
    public static final EngineGauges UNKNOWN =
            new EngineGauges(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
