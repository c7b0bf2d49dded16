package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.export.OutlookFiles;
import dev.headroom.dashboard.export.OutlookFiles.Outcome;
import dev.headroom.forecasting.artefact.Artefact;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The recommendation as a file that another program takes; without advice there is a reason and never a file. */
@RestController
@Tag(name = "advice")
final class ArtefactController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final OutlookFiles files;
    private final KnownServices services;

    ArtefactController(OutlookFiles files, KnownServices services) {
        this.files = files;
        this.services = services;
    }

    @GetMapping("/api/v1/services/{service}/recommendation.{suffix:[a-z.-]+}")
    @Operation(
            summary = "The recommendation as a file to paste; 503 with the reason while there is no advice",
            description = "suffix: hpa.yaml, keda.yaml, keda-prometheus.yaml, nginx.conf, haproxy.cfg,"
                    + " envoy.yaml, limits.yaml,"
                    + " vllm.args or rules.yaml")
    ResponseEntity<byte[]> artefact(@PathVariable("service") String service, @PathVariable("suffix") String suffix) {
        ServiceName name = services.require(service);
        Artefact artefact = Artefact.ofSuffix(suffix)
                .orElseThrow(() -> Refusal.notFound("there is recommendation."
                        + Arrays.stream(Artefact.values()).map(Artefact::suffix).collect(Collectors.joining(", ."))
                        + ", not ." + suffix));
        return switch (files.artefact(
                name,
                artefact,
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri())) {
            case Outcome.Declined(var reason) -> throw Refusal.unavailable(reason);
            case Outcome.Made(var content) ->
                ResponseEntity.ok()
                        .contentType(suffix.endsWith(".yaml") ? YAML : TEXT)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.inline()
                                        .filename(suffix)
                                        .build()
                                        .toString())
                        .body(content);
        };
    }
}
