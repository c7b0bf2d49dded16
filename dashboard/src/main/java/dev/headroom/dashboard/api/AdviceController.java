package dev.headroom.dashboard.api;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.CurrentOutlooks.Found;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Limits;
import dev.headroom.forecasting.recommendation.Recommendation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What to do: the recommendation with its numbers, and the one number an autoscaler wants. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class AdviceController {

    private final CurrentOutlooks outlooks;
    private final KnownServices services;

    AdviceController(CurrentOutlooks outlooks, KnownServices services) {
        this.outlooks = outlooks;
        this.services = services;
    }

    record LimitsBody(double rpsLimit, double burstLimit, long windowMs) {}

    /** The numbers that led to the advice; a null time is never reached. */
    record EvidenceBody(
            int currentReplicas,
            int neededReplicas,
            Instant peakAt,
            double expectedRps,
            double high80Rps,
            double capacityPerReplicaRps,
            double margin,
            long leadTimeSeconds,
            @Nullable Instant limitReachedAt,
            @Nullable Instant limitReachedEarliestAt,
            @Nullable Instant limitReachedLatestAt) {}

    /**
     * Advice for one service.
     *
     * @param advice {@code scale}, {@code keep} or {@code none}
     * @param before decide no later than this; only with {@code scale}
     * @param reason why there is no advice; only with {@code none}
     */
    record AdviceBody(
            String service,
            @Nullable Instant madeAt,
            String advice,
            @Nullable Integer replicas,
            @Nullable Instant before,
            @Nullable LimitsBody limits,
            @Nullable EvidenceBody because,
            @Nullable String reason,
            @Nullable String detail) {}

    /** What KEDA's metrics-api trigger reads with {@code valueLocation: replicas}. */
    record Replicas(int replicas) {}

    @GetMapping("/services/{service}/recommendation")
    @Operation(summary = "Replicas and limits, with the numbers that led to them, or why there is no advice")
    AdviceBody recommendation(@PathVariable("service") String service) {
        ServiceName name = services.require(service);
        return switch (outlooks.find(name)) {
            case Found.Doubtful(var reason) ->
                new AdviceBody(service, null, "none", null, null, null, null, "no_current_outlook", reason);
            case Found.Current(var outlook) -> body(service, outlook);
        };
    }

    @GetMapping("/keda/{service}")
    @Operation(
            summary = "Recommended replicas for KEDA; any doubt is a 503, never a 0",
            description = "Give the ScaledObject a fallback: KEDA turns to it on every answer but 200.")
    Replicas keda(@PathVariable("service") String service) {
        return switch (outlooks.find(services.require(service))) {
            case Found.Doubtful(var reason) -> throw Refusal.unavailable(reason);
            case Found.Current(var outlook) -> new Replicas(replicas(outlook.recommendation()));
        };
    }

    private static int replicas(Recommendation recommendation) {
        int replicas =
                switch (recommendation) {
                    case Recommendation.ScaleTo advice -> advice.replicas();
                    case Recommendation.Keep advice -> advice.replicas();
                    case Recommendation.NoAdvice none -> throw Refusal.unavailable("No advice: " + none.detail());
                };
        if (replicas < 1) {
            throw Refusal.unavailable("The advice is not usable.");
        }
        return replicas;
    }

    private static AdviceBody body(String service, Outlook outlook) {
        Instant madeAt = outlook.madeAt();
        return switch (outlook.recommendation()) {
            case Recommendation.ScaleTo(var replicas, var before, var limits, var because) ->
                new AdviceBody(service, madeAt, "scale", replicas, before, body(limits), body(because), null, null);
            case Recommendation.Keep(var replicas, var limits, var because) ->
                new AdviceBody(service, madeAt, "keep", replicas, null, body(limits), body(because), null, null);
            case Recommendation.NoAdvice(var reason, var detail) ->
                new AdviceBody(
                        service, madeAt, "none", null, null, null, null, ServicesController.word(reason), detail);
        };
    }

    private static LimitsBody body(Limits limits) {
        return new LimitsBody(limits.rps(), limits.burst(), limits.window().toMillis());
    }

    private static EvidenceBody body(Evidence because) {
        return new EvidenceBody(
                because.current(),
                because.needed(),
                because.peak(),
                because.expectedRps(),
                because.high80Rps(),
                because.capacityPerReplica(),
                because.margin(),
                because.leadTime().toSeconds(),
                reached(because.limitReached()),
                reached(because.limitReachedEarliest()),
                reached(because.limitReachedLatest()));
    }

    private static @Nullable Instant reached(Instant at) {
        return at.equals(Instant.MAX) ? null : at;
    }
}
