package dev.headroom.dashboard.api.fleet;

import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The newest state of every GPU, exactly as scraped, and what befell them. */
@RestController
@RequestMapping(path = "/api/v1/gpus", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "fleet")
final class GpusController {

    private static final Duration EVENTS = Duration.ofDays(30);
    private static final int MOST_EVENTS = 1000;

    private final History history;
    private final GpuHistory events;
    private final InstantSource clock;

    GpusController(History history, GpuHistory events, InstantSource clock) {
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** The newest sample of a GPU. {@code throttleReasons} is the NVML clocks-event bit mask. */
    record GpuBody(
            String uuid,
            String service,
            String node,
            @Nullable Integer index,
            String model,
            String migInstance,
            boolean lost,
            Instant lastSample,
            double utilizationRatio,
            double memoryUsedBytes,
            double memoryTotalBytes,
            double powerWatts,
            double powerLimitWatts,
            double temperatureCelsius,
            double smClockMegahertz,
            double memoryClockMegahertz,
            @Nullable Long throttleReasons,
            double eccUncorrected,
            double xid,
            GpuMemoryErrors memoryErrors,
            GpuLinks links) {}

    /** {@code kind} is lost, back or xid. */
    record EventBody(Instant time, String service, String node, String device, String kind, String detail) {}

    @GetMapping
    @Operation(summary = "Newest state of each GPU")
    List<GpuBody> gpus() {
        Set<String> lost = events.lost().stream().map(GpuEvent::device).collect(Collectors.toSet());
        return history.gpus().stream().map(state -> body(state, lost)).toList();
    }

    @GetMapping("/events")
    @Operation(summary = "GPUs lost and back, and XID errors, of the last 30 days, newest first")
    List<EventBody> events() {
        return events.events(clock.instant().minus(EVENTS), MOST_EVENTS).stream()
                .map(event -> new EventBody(
                        event.time(),
                        event.service().value(),
                        event.node(),
                        event.device(),
                        event.kind().name().toLowerCase(Locale.ROOT),
                        event.detail()))
                .toList();
    }

    private static GpuBody body(GpuState state, Set<String> lost) {
        GpuReading reading = state.reading();
        return new GpuBody(
                reading.device().uuid(),
                reading.device().service().value(),
                reading.device().node(),
                reading.device().index() < 0 ? null : reading.device().index(),
                reading.device().model(),
                reading.device().migInstance(),
                lost.contains(reading.device().board()),
                state.lastSample(),
                reading.utilizationRatio(),
                reading.memory().usedBytes(),
                reading.memory().totalBytes(),
                reading.power().watts(),
                reading.power().limitWatts(),
                reading.health().temperatureCelsius(),
                reading.clocks().smMegahertz(),
                reading.clocks().memoryMegahertz(),
                reading.health().throttleReasons() == GpuHealth.UNKNOWN_THROTTLE
                        ? null
                        : reading.health().throttleReasons(),
                reading.health().eccUncorrected(),
                reading.health().xid(),
                reading.health().memoryErrors(),
                reading.links());
    }
}
