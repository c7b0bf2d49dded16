package dev.headroom.dashboard.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.CapacityPrior;
import dev.headroom.forecasting.capacity.ScalabilityLaw;
import org.jspecify.annotations.Nullable;

/** What one replica sustains, as JSON. */
final class CapacityBodies {

    private CapacityBodies() {}

    /** X(N) = λN/(1 + σ(N−1) + κN(N−1)); a null peak is one that never comes. */
    record LawBody(
            double lambda,
            double sigma,
            double kappa,
            double peakConcurrency,
            double peakRps,
            @JsonProperty("r_squared") double fit) {}

    /**
     * One replica.
     *
     * @param source {@code traffic}, {@code prior} or {@code none}
     * @param perRunningSeconds β + γ·I/O, what one more running request adds to a decode step
     * @param prefillSecondsPerToken γ; null while it is not known apart
     * @param reason why nothing is known; only with {@code none}
     */
    record CapacityBody(
            String service,
            String source,
            double requestsPerSecond,
            @JsonProperty("low95_rps") double low95,
            @JsonProperty("high95_rps") double high95,
            double concurrency,
            @Nullable String firstLimit,
            @Nullable Boolean kneeObserved,
            double decodeBaseSeconds,
            double perRunningSeconds,
            double prefillSecondsPerToken,
            double inputTokens,
            double cachedRatio,
            double outputTokens,
            int stretches,
            int leftOut,
            @Nullable LawBody universalScalabilityLaw,
            @Nullable String reason,
            @Nullable String detail) {}

    record PriorBody(
            String gpu,
            String model,
            int gpus,
            double inputTokensPerSecond,
            double outputTokensPerSecond,
            String source) {}

    static PriorBody body(CapacityPrior prior) {
        return new PriorBody(
                prior.gpu().pattern(),
                prior.model().pattern(),
                prior.gpus(),
                prior.inputTokensPerSecond(),
                prior.outputTokensPerSecond(),
                prior.source());
    }

    static CapacityBody body(String service, CapacityEstimate.Learned learned) {
        return new CapacityBody(
                service,
                WireWord.of(learned.provenance().source()),
                learned.requestsPerSecond(),
                learned.low95(),
                learned.high95(),
                learned.concurrency(),
                WireWord.of(learned.firstLimit()),
                learned.kneeObserved(),
                learned.decodeBaseSeconds(),
                learned.perRunningSeconds(),
                learned.provenance().toldApart() ? learned.prefillSecondsPerToken() : Double.NaN,
                learned.inputTokens(),
                learned.cachedShare(),
                learned.outputTokens(),
                learned.provenance().stretches(),
                learned.provenance().leftOut(),
                learned.provenance().law().map(CapacityBodies::body).orElse(null),
                null,
                learned.provenance().detail().isEmpty()
                        ? null
                        : learned.provenance().detail());
    }

    private static LawBody body(ScalabilityLaw law) {
        return new LawBody(
                law.lambda(), law.sigma(), law.kappa(), law.peakConcurrency(), law.peakThroughput(), law.fit());
    }

    static CapacityBody unknown(String service, String reason, String detail) {
        double none = Double.NaN;
        return new CapacityBody(
                service, "none", none, none, none, none, null, null, none, none, none, none, none, none, 0, 0, null,
                reason, detail);
    }
}
