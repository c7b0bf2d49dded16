package dev.headroom.forecasting.recommendation.limit;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import java.time.Duration;

/**
 * The limits that keep n replicas within their objective:
 *
 * <ul>
 *   <li>rps: {@code 0.9·(n−1)·μ}, so that the loss of one replica is survived ({@code 0.9·μ} for one replica), raised to
 *       the expected peak as long as that stays below {@code 0.95·n·μ} — a limit that refuses load which the replicas
 *       can carry would make them pointless;
 *   <li>burst: what n replicas work off within the time a first token may still wait,
 *       {@code n·μ·(TTFT_slo − TTFT_base)}, at least one request a replica;
 *   <li>window: one second;
 *   <li>per engine: b* running, {@code ⌈μ·(TTFT_slo − TTFT_base)⌉} waiting, and {@code (TTFT_slo − TTFT_base)/γ} prompt
 *       tokens waiting: more than that cannot get its first token in time;
 *   <li>Retry-After: the backlog of full queues over what is worked off, {@code ⌈n·queued/(n·μ)⌉}, at least a second;
 *   <li>priority classes: batch requests are refused from 80 % of the rate on, interactive ones from all of it.
 * </ul>
 */
public final class LimitRule {

    private static final double UTILIZATION = 0.9;
    private static final double HIGHEST_UTILIZATION = 0.95;
    /** From here on batch requests make room. */
    private static final double BATCH_SHARE = 0.8;

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private LimitRule() {}

    public static Limits limits(CapacityEstimate.Learned capacity, Slo slo, int replicas, double peakRps) {
        double perReplica = capacity.requestsPerSecond();
        double surviving = UTILIZATION * Math.max(1, replicas - 1) * perReplica;
        double carried = Math.min(peakRps, HIGHEST_UTILIZATION * replicas * perReplica);
        double patience = slo.ttft().toNanos() / 1e9 - unloadedTtftSeconds(capacity);
        double burst = Math.max(replicas, replicas * perReplica * patience);
        double rps = Math.max(surviving, carried);
        return new Limits(rps, Math.floor(burst), WINDOW, admission(capacity, Math.max(0, patience), rps));
    }

    private static Admission admission(CapacityEstimate.Learned capacity, double patience, double rps) {
        int queued = (int) Math.max(1, Math.ceil(capacity.requestsPerSecond() * patience));
        long tokens = (long) Math.max(capacity.inputTokens(), patience / capacity.prefillSecondsPerToken());
        long backlogSeconds = (long) Math.max(1, Math.ceil(queued / capacity.requestsPerSecond()));
        return new Admission(
                (int) Math.max(1, Math.floor(capacity.concurrency())),
                queued,
                tokens,
                Duration.ofSeconds(backlogSeconds),
                BATCH_SHARE * rps);
    }

    /** Prefill of an average prompt, then one decode step of a full batch. */
    private static double unloadedTtftSeconds(CapacityEstimate.Learned capacity) {
        double uncached = capacity.inputTokens() * (1 - capacity.cachedShare());
        return uncached * capacity.prefillSecondsPerToken()
                + capacity.decodeBaseSeconds()
                + capacity.concurrency() * capacity.decodePerRequestSeconds();
    }
}
