package dev.headroom.dashboard.api.fleet;

import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.dashboard.api.KnownServices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which series dialects keep beside the typed ones. */
@RestController
@Tag(name = "services")
final class ExtrasController {

    private final ExtraHistory extras;
    private final KnownServices services;

    ExtrasController(ExtraHistory extras, KnownServices services) {
        this.extras = extras;
        this.services = services;
    }

    /**
     * One kept series.
     *
     * @param metric what {@code series?metric=} takes
     * @param perSecond whether values are rates
     */
    record ExtraBody(
            String metric,
            String node,
            Map<String, String> labels,
            String unit,
            boolean perSecond,
            Instant lastSample) {
        static ExtraBody of(ExtraSeries extra) {
            return new ExtraBody(
                    Metric.EXTRA + extra.key().name(),
                    extra.key().node(),
                    extra.key().labels(),
                    extra.unit(),
                    extra.counter(),
                    extra.lastSample());
        }
    }

    @GetMapping(path = "/api/v1/services/{service}/extras", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Series kept beside the typed ones, because a dialect names their families")
    List<ExtraBody> extras(@PathVariable("service") String service) {
        return extras.kept(services.require(service)).stream()
                .map(ExtraBody::of)
                .toList();
    }
}
