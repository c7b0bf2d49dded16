package dev.headroom.dashboard.api.planning;

import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import dev.headroom.dashboard.api.planning.CapacityBodies.CapacityBody;
import dev.headroom.dashboard.api.planning.CapacityBodies.PriorBody;
import dev.headroom.dashboard.export.CurrentOutlooks;
import dev.headroom.dashboard.export.CurrentOutlooks.Found;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.CapacityPriors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

    @GetMapping("/services/{service}/capacity")
    @Operation(summary = "What one replica sustains within its objective, with the numbers behind it")
    CapacityBody capacity(@PathVariable("service") String service) {
        return switch (outlooks.find(services.require(service))) {
            case Found.Doubtful(var reason) -> throw Refusal.unavailable(reason);
            case Found.Current(var outlook) ->
                switch (outlook.capacity()) {
                    case CapacityEstimate.Learned learned -> CapacityBodies.body(service, learned);
                    case CapacityEstimate.Unknown(var reason, var detail) ->
                        CapacityBodies.unknown(service, WireWord.of(reason), detail);
                };
        };
    }

    @GetMapping("/capacity/priors")
    @Operation(summary = "What others measured, used until there is traffic to learn from")
    List<PriorBody> priors() {
        return CapacityPriors.shipped().rows().stream()
                .map(CapacityBodies::body)
                .toList();
    }
}
