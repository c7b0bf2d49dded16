package dev.headroom.collector.fleet;

import java.time.Duration;

/**
 * The bounds within which replicas may be recommended.
 *
 * @param startUp from the decision to a replica that serves
 * @param gpus GPUs of one replica
 * @param gpuHourPrice price of one GPU for one hour, in the operator's currency; NaN when unknown
 */
public record ReplicaPolicy(int min, int max, Duration startUp, int gpus, double gpuHourPrice) {

    public static final ReplicaPolicy DEFAULT = new ReplicaPolicy(1, 64, Duration.ofSeconds(90), 8, Double.NaN);

    public ReplicaPolicy {
        if (min < 1) {
            throw new IllegalArgumentException("replicas.min must be >= 1, was " + min);
        }
        if (max < min) {
            throw new IllegalArgumentException("replicas.max must be >= replicas.min, was " + max + " < " + min);
        }
        if (startUp.isNegative()) {
            throw new IllegalArgumentException("replicas.start-up must be >= 0, was " + startUp);
        }
        if (gpus < 1) {
            throw new IllegalArgumentException("replicas.gpus must be >= 1, was " + gpus);
        }
        if (gpuHourPrice < 0) {
            throw new IllegalArgumentException("replicas.gpu-hour-price must be >= 0, was " + gpuHourPrice);
        }
    }

    /** Of all its GPUs; NaN when unknown. */
    public double replicaHourPrice() {
        return gpus * gpuHourPrice;
    }
}
