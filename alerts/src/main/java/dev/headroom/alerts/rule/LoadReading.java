package dev.headroom.alerts.rule;

import dev.headroom.alerts.diagnosis.Moment;
import dev.headroom.alerts.diagnosis.Strain;

/** Reads the conditions that one moment of a service decides; they can be read of the past as well. */
public final class LoadReading {

    private LoadReading() {}

    /** Whether a condition is one of those. */
    public static boolean reads(Condition condition) {
        return switch (condition) {
            case REJECTED_429_SHARE,
                    FAILED_SHARE,
                    REJECTED_PER_SERVED,
                    GPU_UTILIZATION_WITH_QUEUE,
                    KV_CACHE_WITH_QUEUE,
                    PREFILL_WITH_QUEUE,
                    BATCH_WITH_QUEUE,
                    CONNECTIONS_RATIO,
                    STEP_SLOWDOWN_WHILE_HELD_DOWN -> true;
            default -> false;
        };
    }

    public static Reading of(Condition condition, Moment moment, Strain strain) {
        return Reading.of(
                switch (condition) {
                    case REJECTED_429_SHARE -> moment.shareOfOffered(moment.rejected429Rps());
                    case FAILED_SHARE -> moment.shareOfOffered(moment.failedRps());
                    case REJECTED_PER_SERVED -> strain.rejectedPerServed();
                    case GPU_UTILIZATION_WITH_QUEUE -> strain.gpuUtilizationWithQueue();
                    case KV_CACHE_WITH_QUEUE -> strain.kvCacheWithQueue();
                    case PREFILL_WITH_QUEUE -> strain.prefillWithQueue();
                    case BATCH_WITH_QUEUE -> strain.batchWithQueue();
                    case CONNECTIONS_RATIO -> strain.connections();
                    case STEP_SLOWDOWN_WHILE_HELD_DOWN -> strain.slowdownWhileHeldDown();
                    default -> throw new IllegalArgumentException("a moment does not decide " + condition);
                });
    }
}
