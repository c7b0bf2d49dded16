package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.history.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Why a service is busy in one moment: the first match is the cause, the second the runner-up.
 *
 * <p>Throttled GPUs stand before what they lead to: a full cache, a queue, one node behind the
 * others. Prefill stands before the cache, which fills with prompts that wait for it. A retry storm stands first although it is
 * the rarest: it always looks like a limiter or a queue as well, and its remedy is another one. It is told from an honest peak by its size: more requests are turned away than served, so that
 * most of what arrives are repetitions.
 */
final class DecisionList {

    /** Some keys always meet their own quota; below this share of offered requests nobody calls it busy. */
    private static final double NOISE_SHARE = 0.005;

    private static final double NEARLY_FULL = 0.95;
    private static final double KV_CACHE_FULL = 0.9;
    /**
     * Share of an engine's time that goes into prefill when it is what takes the time. It never comes near 1: every step
     * decodes as well.
     */
    private static final double PREFILL_FULL = 0.6;
    /** A batch this full has no room that a scheduler would use. */
    private static final double BATCH_FULL = 0.98;
    /** A queue shorter than this share of the running requests is the scheduler's own rhythm. */
    private static final double QUEUE_SHARE = 0.02;
    /** A queue of this share of the running requests is a full engine, whatever else is unknown. */
    private static final double LONG_QUEUE_SHARE = 0.2;
    /** GPUs that are busy for less of the time idle between requests: a queue is not of their making. */
    private static final double IDLE = 0.5;

    private final Bounds bounds;
    private final Predicate<Moment> imbalanced;
    private final Throttling throttling;

    /** The last argument is asked only for moments with a queue and without a full fleet. */
    DecisionList(Bounds bounds, Throttling throttling, Predicate<Moment> imbalanced) {
        this.bounds = bounds;
        this.throttling = throttling;
        this.imbalanced = imbalanced;
    }

    /** Every cause that matches, most convincing first; empty when the moment is calm or unknown. */
    List<Cause> causesOf(Moment moment) {
        List<Cause> causes = new ArrayList<>();
        boolean queued = isQueued(moment);
        boolean full = isBatchFull(moment) || moment.gpuUtilization() > NEARLY_FULL;
        boolean limited = moment.shareOfOffered(moment.rejected429Rps()) > NOISE_SHARE;
        addIf(isRetryStorm(moment), Cause.RETRY_STORM, causes);
        addIf(limited && !queued && !isBatchFull(moment), Cause.RATE_LIMITER, causes);
        addIf(moment.get(Signal.CONNECTIONS) >= NEARLY_FULL * connectionLimit(moment), Cause.CONNECTION_POOL, causes);
        addIf(throttling.explains(moment, queued, () -> imbalanced.test(moment)), Cause.THROTTLING, causes);
        addIf(queued && isPrefillFull(moment), Cause.PREFILL, causes);
        addIf(queued && isKvCacheFull(moment), Cause.KV_CACHE, causes);
        addIf(queued && full, Cause.GPU_QUEUE, causes);
        addIf(queued && !full && imbalanced.test(moment), Cause.IMBALANCE, causes);
        addIf(causes.isEmpty() && isQueueLong(moment) && !hasRoom(moment), Cause.GPU_QUEUE, causes);
        addIf(limited && !causes.contains(Cause.RATE_LIMITER), Cause.RATE_LIMITER, causes);
        // The engines themselves answer 503 when their queue is full.
        boolean refusing = moment.shareOfOffered(moment.rejected503Rps()) > NOISE_SHARE;
        addIf(causes.isEmpty() && refusing, Cause.GPU_QUEUE, causes);
        return causes;
    }

    private static void addIf(boolean matches, Cause cause, List<Cause> causes) {
        if (matches) {
            causes.add(cause);
        }
    }

    private static boolean isRetryStorm(Moment moment) {
        return moment.rejectedRps() > moment.servedRps() && moment.shareOfOffered(moment.rejectedRps()) > 0.5;
    }

    static boolean isQueued(Moment moment) {
        return moment.waiting() >= 1 && !(moment.waiting() < QUEUE_SHARE * moment.running());
    }

    private static boolean isQueueLong(Moment moment) {
        return isQueued(moment) && moment.waiting() >= LONG_QUEUE_SHARE * moment.running();
    }

    /** Whether it is known that the engines could do more: where it is not, a long queue says that they cannot. */
    private boolean hasRoom(Moment moment) {
        boolean batchKnown = moment.running() < moment.get(Signal.MAX_RUNNING)
                || moment.running() < bounds.runningPerNode() * moment.get(Signal.NODES_UP);
        return moment.gpuUtilization() < IDLE
                || (moment.gpuUtilization() <= NEARLY_FULL && batchKnown && !isBatchFull(moment));
    }

    private boolean isBatchFull(Moment moment) {
        return moment.running() >= BATCH_FULL * moment.get(Signal.MAX_RUNNING)
                || moment.running() >= bounds.runningPerNode() * moment.get(Signal.NODES_UP);
    }

    double connectionLimit(Moment moment) {
        return bounds.connectionLimit(moment);
    }

    private static boolean isKvCacheFull(Moment moment) {
        double mean = moment.get(Signal.KV_CACHE_RATIO);
        double ratio = Double.isNaN(mean) ? moment.get(Signal.KV_CACHE_RATIO_MAX) : mean;
        boolean neverPreempts = moment.get(Signal.PREEMPTIONS_PER_SECOND) == 0;
        return ratio > KV_CACHE_FULL && !neverPreempts;
    }

    private boolean isPrefillFull(Moment moment) {
        return moment.prefillTokensPerSecond() > PREFILL_FULL * prefillLimit(moment);
    }

    /** Uncached prompt tokens per second that the nodes of the moment compute; NaN when not learned. */
    double prefillLimit(Moment moment) {
        return bounds.prefillPerNode() * moment.get(Signal.NODES_UP);
    }

    Throttling throttling() {
        return throttling;
    }

    Bounds bounds() {
        return bounds;
    }
}
