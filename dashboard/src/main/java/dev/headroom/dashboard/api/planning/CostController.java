package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.cost.Costs;
import dev.headroom.forecasting.cost.ServingCost;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a service costs, and what the advice would change. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advice")
final class CostController {

    private final Costs costs;
    private final CurrentOutlooks outlooks;
    private final KnownServices services;
    private final InstantSource clock;

    CostController(Costs costs, CurrentOutlooks outlooks, KnownServices services, InstantSource clock) {
        this.costs = costs;
        this.outlooks = outlooks;
        this.services = services;
        this.clock = clock;
    }

    /** Of the advice that holds now. */
    record AdviceCostBody(double currentHour, double advisedHour, double plannedDay) {}

    /**
     * In the currency of gpu-hour-price; null where price, replicas or tokens are not known.
     *
     * @param advice null while there is no current outlook
     */
    record CostBody(
            String service,
            Instant from,
            Instant to,
            double replicaHourPrice,
            double replicaHours,
            double total,
            double promptTokens,
            double generatedTokens,
            double perMillionTokens,
            double perMillionGeneratedTokens,
            @Nullable AdviceCostBody advice) {}

    @GetMapping("/services/{service}/cost")
    @Operation(summary = "What the last seven days cost, per million tokens too, and what the advice costs")
    CostBody cost(@PathVariable("service") String service) {
        ServiceName name = services.require(service);
        ServingCost cost = costs.ofLastWeek(name, clock.instant());
        AdviceCostBody advice =
                outlooks.find(name) instanceof Found.Current(var outlook) ? body(costs.of(outlook)) : null;
        return new CostBody(
                service,
                cost.from(),
                cost.to(),
                cost.replicaHourPrice(),
                cost.replicaHours(),
                cost.total(),
                cost.promptTokens(),
                cost.generatedTokens(),
                cost.perMillionTokens(),
                cost.perMillionGeneratedTokens(),
                advice);
    }

    private static AdviceCostBody body(AdviceCost cost) {
        return new AdviceCostBody(cost.currentHour(), cost.advisedHour(), cost.plannedDay());
    }
}
