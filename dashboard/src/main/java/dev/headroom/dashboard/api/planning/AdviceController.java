package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.planning.AdviceBodies.AdviceBody;
import dev.headroom.dashboard.api.planning.AdviceBodies.ReceiptBody;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.receipt.Receipts;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.TrackRecord;
import dev.headroom.forecasting.recommendation.margin.MarginLearner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What to do: the recommendation with its numbers, and the one number an autoscaler wants. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class AdviceController {

    private static final int MOST_RECEIPTS = 1_000;

    private final CurrentOutlooks outlooks;
    private final Receipts receipts;
    private final KnownServices services;
    private final InstantSource clock;

    AdviceController(CurrentOutlooks outlooks, Receipts receipts, KnownServices services, InstantSource clock) {
        this.outlooks = outlooks;
        this.receipts = receipts;
        this.services = services;
        this.clock = clock;
    }

    /** What KEDA's metrics-api trigger reads with {@code valueLocation: replicas}. */
    record Replicas(int replicas) {}

    @GetMapping("/services/{service}/recommendation")
    @Operation(summary = "Replicas and limits, with the numbers that led to them, or why there is no advice")
    AdviceBody recommendation(@PathVariable("service") String service) {
        ServiceName name = services.require(service);
        TrackRecord record = receipts.since(name, clock.instant().minus(MarginLearner.TRAILING));
        return switch (outlooks.find(name)) {
            case Found.Doubtful(var reason) -> AdviceBodies.none(service, reason, record);
            case Found.Current(var outlook) -> AdviceBodies.body(outlook, record);
        };
    }

    @GetMapping("/services/{service}/receipts")
    @Operation(summary = "Graded advice, newest first: what was advised, and what proved right; at most 1,000")
    List<ReceiptBody> receipts(
            @PathVariable("service") String service, @RequestParam(name = "limit", defaultValue = "144") int limit) {
        if (limit < 1 || limit > MOST_RECEIPTS) {
            throw Refusal.badRequest("limit must be 1 to " + MOST_RECEIPTS);
        }
        return receipts.newest(services.require(service), limit).stream()
                .map(AdviceBodies::body)
                .toList();
    }

    @GetMapping("/keda/{service}")
    @Operation(
            summary = "Replicas that are due now, for KEDA; any doubt is a 503, never a 0",
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
                    case Recommendation.Advice advice -> advice.because().plan().due();
                    case Recommendation.NoAdvice none -> throw Refusal.unavailable("No advice: " + none.detail());
                };
        if (replicas < 1) {
            throw Refusal.unavailable("The advice is not usable.");
        }
        return replicas;
    }
}
