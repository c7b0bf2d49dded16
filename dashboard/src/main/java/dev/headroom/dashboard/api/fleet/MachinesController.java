package dev.headroom.dashboard.api.fleet;

import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.dashboard.api.KnownServices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The machines under a service's nodes. */
@RestController
@Tag(name = "services")
final class MachinesController {
    private final HostHistory hosts;
    private final KnownServices services;

    MachinesController(HostHistory hosts, KnownServices services) {
        this.hosts = hosts;
        this.services = services;
    }

    /** The newest sample of one machine; null where it tells nothing. */
    record MachineBody(
            String node,
            Instant lastSample,
            double cpuRatio,
            double memoryUsedBytes,
            double memoryTotalBytes,
            double connections,
            double connectionLimit) {
        static MachineBody of(HostSample host) {
            return new MachineBody(
                    host.host().node(),
                    host.time(),
                    host.cpuRatio(),
                    host.memoryUsedBytes(),
                    host.memoryTotalBytes(),
                    host.connections().established(),
                    host.connections().limit());
        }
    }

    @GetMapping(path = "/api/v1/services/{service}/machines", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The newest sample of each machine under the service's nodes")
    List<MachineBody> machines(@PathVariable("service") String service) {
        return hosts.hosts(services.require(service)).stream()
                .map(MachineBody::of)
                .toList();
    }
}
