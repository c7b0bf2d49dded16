package dev.headroom.dashboard.api.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.CapacityPrior;
import dev.headroom.forecasting.capacity.CapacityPriors;
import dev.headroom.forecasting.capacity.ScalabilityLaw;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one replica sustains, and what that follows from. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class CapacityController {

    private final CurrentOutlooks outlooks;
    private final KnownServices services;

    CapacityController(CurrentOutlooks outlooks, KnownServices services) {
        this.outlooks = outlooks;
        this.services = services;
    }

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

    @GetMapping("/services/{service}/capacity")
    @Operation(summary = "What one replica sustains within its objective, with the numbers behind it")
    CapacityBody capacity(@PathVariable("service") String service) {
        return switch (outlooks.find(services.require(service))) {
            case Found.Doubtful(var reason) -> throw Refusal.unavailable(reason);
            case Found.Current(var outlook) ->
                switch (outlook.capacity()) {
                    case CapacityEstimate.Learned learned -> body(service, learned);
                    case CapacityEstimate.Unknown(var reason, var detail) ->
                        unknown(service, WireWord.of(reason), detail);
                };
        };
    }

    @GetMapping("/capacity/priors")
    @Operation(summary = "What others measured, used until there is traffic to learn from")
    List<PriorBody> priors() {
        return CapacityPriors.shipped().rows().stream()
                .map(CapacityController::body)
                .toList();
    }

    private static PriorBody body(CapacityPrior prior) {
        return new PriorBody(
                prior.gpu().pattern(),
                prior.model().pattern(),
                prior.gpus(),
                prior.inputTokensPerSecond(),
                prior.outputTokensPerSecond(),
                prior.source());
    }

    private static CapacityBody body(String service, CapacityEstimate.Learned learned) {
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
                learned.provenance().law().map(CapacityController::body).orElse(null),
                null,
                learned.provenance().detail().isEmpty()
                        ? null
                        : learned.provenance().detail());
    }

    private static LawBody body(ScalabilityLaw law) {
        return new LawBody(
                law.lambda(), law.sigma(), law.kappa(), law.peakConcurrency(), law.peakThroughput(), law.fit());
    }

    private static CapacityBody unknown(String service, String reason, String detail) {
        double none = Double.NaN;
        return new CapacityBody(
                service, "none", none, none, none, none, null, null, none, none, none, none, none, none, 0, 0, null,
                reason, detail);
    }
}
