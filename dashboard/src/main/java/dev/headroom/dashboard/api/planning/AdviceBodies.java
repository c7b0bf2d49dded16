package dev.headroom.dashboard.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.receipt.GradedReceipt;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.TrackRecord;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advice and its receipts as JSON. */
final class AdviceBodies {

    private AdviceBodies() {}

    /** Rates per second; counts are of one engine; those of engines are null in advice of older versions. */
    record LimitsBody(
            double rpsLimit,
            double burstLimit,
            long windowMs,
            @Nullable Integer engineRunning,
            @Nullable Integer engineQueued,
            @Nullable Long engineQueuedTokens,
            @Nullable Long retryAfterSeconds,
            double batchRpsLimit) {}

    /** From then on so many. */
    record StepBody(Instant from, int replicas) {}

    /**
     * Where the numbers come from.
     *
     * @param marginErrors past forecasts that the margin was taken from; 0 when from the forecast's own intervals
     * @param leadObservedStarts starts that the lead time was learned from; 0 when it is the configured one
     * @param sloStress latencies against their objectives, llm-d's s; above 0.55 it asks for {@code sloReplicas}
     * @param utilizationWithoutOne of the advised replicas at the peak when one fails
     * @param lastValueReplicas what the load of now alone would ask for
     * @param event whose hour the peak lies in; null when it is ordinary load
     */
    record BasisBody(
            int marginErrors,
            int leadObservedStarts,
            double sloStress,
            int sloReplicas,
            int pendingReplicas,
            double utilizationWithoutOne,
            int lastValueReplicas,
            @Nullable String event) {}

    /**
     * The numbers that led to the advice; a null time is never reached.
     *
     * @param carriedRps the most that must be carried, margin included
     * @param replicasDue to have, or to start, now
     * @param replicasMost the most that the plan asks for
     */
    record EvidenceBody(
            int currentReplicas,
            int neededReplicas,
            Instant peakAt,
            double expectedRps,
            double high80Rps,
            Instant carriedAt,
            double carriedRps,
            double capacityPerReplicaRps,
            double margin,
            long leadTimeSeconds,
            @Nullable Instant limitReachedAt,
            @Nullable Instant limitReachedEarliestAt,
            @Nullable Instant limitReachedLatestAt,
            int replicasDue,
            int replicasMost,
            List<StepBody> plan,
            BasisBody basis) {}

    /**
     * Advice for one service.
     *
     * @param advice {@code scale}, {@code keep} or {@code none}
     * @param before decide no later than this; only with {@code scale}
     * @param limits of the replicas advised
     * @param limitsWithoutScaling of the replicas of now; only with {@code scale}
     * @param reason why there is no advice; only with {@code none}
     * @param record how the advice of the last days did
     */
    record AdviceBody(
            String service,
            @Nullable Instant madeAt,
            String advice,
            @Nullable Integer replicas,
            @Nullable Instant before,
            @Nullable LimitsBody limits,
            @Nullable LimitsBody limitsWithoutScaling,
            @Nullable EvidenceBody because,
            @Nullable String reason,
            @Nullable String detail,
            RecordBody record) {}

    /** Losses are pinball losses at 95 %, in replicas; null before anything was graded. */
    record RecordBody(
            int graded,
            int right,
            @JsonProperty("short") int shortOnes,
            int wasteful,
            double loss,
            double lastValueLoss) {}

    /** One recommendation and what proved right; {@code grade} is short, right or wasteful. */
    record ReceiptBody(
            Instant madeAt, Instant servedFrom, int replicas, int lastValueReplicas, int optimum, String grade) {}

    static AdviceBody none(String service, String detail, TrackRecord record) {
        return new AdviceBody(
                service, null, "none", null, null, null, null, null, "no_current_outlook", detail, body(record));
    }

    static AdviceBody body(Outlook outlook, TrackRecord record) {
        String service = outlook.service().value();
        Instant madeAt = outlook.madeAt();
        RecordBody graded = body(record);
        return switch (outlook.recommendation()) {
            case Recommendation.ScaleTo(var replicas, var before, var limits, var instead, var because) ->
                new AdviceBody(
                        service,
                        madeAt,
                        "scale",
                        replicas,
                        before,
                        body(limits),
                        body(instead),
                        body(because),
                        null,
                        null,
                        graded);
            case Recommendation.Keep(var replicas, var limits, var because) ->
                new AdviceBody(
                        service, madeAt, "keep", replicas, null, body(limits), null, body(because), null, null, graded);
            case Recommendation.NoAdvice(var reason, var detail, var _) ->
                new AdviceBody(
                        service, madeAt, "none", null, null, null, null, null, WireWord.of(reason), detail, graded);
        };
    }

    static ReceiptBody body(GradedReceipt graded) {
        return new ReceiptBody(
                graded.receipt().madeAt(),
                graded.receipt().served(),
                graded.receipt().due(),
                graded.receipt().lastValue(),
                graded.grade().optimum(),
                WireWord.of(graded.grade().verdict()));
    }

    private static RecordBody body(TrackRecord record) {
        return new RecordBody(
                record.graded(),
                record.right(),
                record.shortOnes(),
                record.wasteful(),
                record.loss(),
                record.naiveLoss());
    }

    private static LimitsBody body(Limits limits) {
        Admission admission = limits.admission();
        boolean known = admission.hasEngineLimits();
        return new LimitsBody(
                limits.rps(),
                limits.burst(),
                limits.window().toMillis(),
                known ? admission.running() : null,
                known ? admission.queued() : null,
                known ? admission.queuedTokens() : null,
                known ? admission.retryAfter().toSeconds() : null,
                admission.batchRps());
    }

    private static EvidenceBody body(Evidence because) {
        return new EvidenceBody(
                because.current(),
                because.needed(),
                because.peak().at(),
                because.peak().rps(),
                because.peak().high80Rps(),
                because.carried().at(),
                because.carried().rps(),
                because.capacityPerReplica(),
                because.margin(),
                because.leadTime().toSeconds(),
                reached(because.limitReached().expected()),
                reached(because.limitReached().earliest()),
                reached(because.limitReached().latest()),
                because.plan().due(),
                because.plan().most(),
                because.plan().steps().stream()
                        .map(step -> new StepBody(step.from(), step.replicas()))
                        .toList(),
                body(because.basis()));
    }

    private static BasisBody body(Basis basis) {
        return new BasisBody(
                basis.margin().errors(),
                basis.lead().starts(),
                basis.pressure().stress(),
                basis.pressure().replicas(),
                basis.pending(),
                basis.utilizationWithoutOne(),
                basis.lastValue(),
                basis.event().isEmpty() ? null : basis.event());
    }

    private static @Nullable Instant reached(Instant at) {
        return at.equals(Instant.MAX) ? null : at;
    }
}
