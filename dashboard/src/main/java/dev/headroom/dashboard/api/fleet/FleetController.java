package dev.headroom.dashboard.api.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.NodeState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The newest state of everything that is scraped, exactly as scraped. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "fleet")
final class FleetController {

    private final History history;

    FleetController(History history) {
        this.history = history;
    }

    /** The newest sample of a node or gateway; rates are over that sample's interval. */
    record NodeBody(
            String service,
            String node,
            boolean gateway,
            String model,
            String dialect,
            String instance,
            Instant lastSample,
            double running,
            double waiting,
            double maxRunning,
            double kvCacheRatio,
            double prefixHitRatio,
            double requestsPerSecond,
            double failedPerSecond,
            @JsonProperty("rejected_429_per_second") double rejected429PerSecond,
            @JsonProperty("rejected_503_per_second") double rejected503PerSecond,
            double promptTokensPerSecond,
            double cachedPromptTokensPerSecond,
            double generationTokensPerSecond,
            double preemptionsPerSecond,
            double connectionsEstablished,
            double connectionsLimit) {}

    @GetMapping("/nodes")
    @Operation(summary = "Newest state of each node and gateway")
    List<NodeBody> nodes() {
        return history.services().stream()
                .flatMap(service -> history.nodes(service).stream())
                .map(FleetController::body)
                .toList();
    }

    private static NodeBody body(NodeState state) {
        return new NodeBody(
                state.profile().node().service().value(),
                state.profile().node().node(),
                state.gateway(),
                state.profile().model(),
                state.profile().dialect(),
                state.profile().instance(),
                state.lastSample(),
                state.engine().running(),
                state.engine().waiting(),
                state.engine().maxRunning(),
                state.engine().kvCacheRatio(),
                state.engine().prefixHitRatio(),
                state.requestsPerSecond().ended(),
                state.requestsPerSecond().failed(),
                state.requestsPerSecond().rejected429(),
                state.requestsPerSecond().rejected503(),
                state.tokensPerSecond().prompt(),
                state.tokensPerSecond().cachedPrompt(),
                state.tokensPerSecond().generation(),
                state.preemptionsPerSecond(),
                state.connections().established(),
                state.connections().limit());
    }
}
