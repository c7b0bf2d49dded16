package dev.headroom.dashboard.api.fleet;

import dev.headroom.collector.discovery.SourceState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.scrape.status.ScrapeStatus;
import dev.headroom.collector.scrape.status.TargetNotes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is scraped, how the last scrapes ended, and where the targets come from. No secret is among it. */
@RestController
@RequestMapping(path = "/api/v1/targets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "fleet")
final class TargetsController {

    private final History history;
    private final ObjectProvider<ScrapeStatus> status;

    TargetsController(History history, ObjectProvider<ScrapeStatus> status) {
        this.history = history;
        this.status = status;
    }

    /**
     * A target and how its scrapes ended; {@code error} is empty while it is up. The limits are null where another
     * process scrapes it.
     */
    record TargetBody(
            String target,
            String job,
            String service,
            String url,
            String dialect,
            boolean up,
            String error,
            String detail,
            Instant lastScrape,
            @Nullable Instant lastUp,
            double tookSeconds,
            int samples,
            long bodyBytes,
            int scrapesLastHour,
            int failuresLastHour,
            List<String> warnings,
            @Nullable LimitsBody limits,
            @Nullable Integer unreadFamilies) {}

    /**
     * What a scrape of the target may take and bring before it is refused, and how many extra series the target may show
     * within a day; {@code extraSeriesShown} of them it has shown.
     */
    record LimitsBody(
            double intervalSeconds,
            double timeoutSeconds,
            int samples,
            int bodyBytes,
            int extraSeries,
            int extraSeriesShown) {}

    /** Where targets come from; {@code error} is null while the source gives its list. */
    record SourceBody(
            String job,
            String kind,
            String place,
            @Nullable Instant lastRefresh,
            int listed,
            int targets,
            @Nullable String error,
            List<String> warnings) {}

    @GetMapping
    @Operation(summary = "Every target, how its scrapes end, and its limits")
    List<TargetBody> targets() {
        ScrapeStatus live = status.getIfAvailable();
        Map<String, TargetNotes> notes = live == null ? Map.of() : live.notes();
        return history.targets().stream()
                .map(target -> body(target, notes.get(target.last().target())))
                .toList();
    }

    @GetMapping("/sources")
    @Operation(summary = "Every source of targets that this process reads")
    List<SourceBody> sources() {
        ScrapeStatus live = status.getIfAvailable();
        return live == null
                ? List.of()
                : live.sources().stream().map(TargetsController::body).toList();
    }

    private static TargetBody body(TargetState state, @Nullable TargetNotes notes) {
        OutcomeRow last = state.last();
        return new TargetBody(
                last.target(),
                last.job(),
                last.service(),
                last.url(),
                last.dialect(),
                last.up(),
                last.error(),
                last.detail(),
                last.time(),
                state.lastUp().orElse(null),
                last.took().toNanos() / 1e9,
                last.samples(),
                last.bodyBytes(),
                state.recentScrapes(),
                state.recentFailures(),
                notes == null ? ofRow(last) : notes.warnings(),
                notes == null ? null : limits(notes),
                notes == null ? null : notes.unreadFamilies());
    }

    /** The first warning of a page is stored with its outcome. */
    private static List<String> ofRow(OutcomeRow row) {
        return row.up() && !row.detail().isEmpty() ? List.of(row.detail()) : List.of();
    }

    private static LimitsBody limits(TargetNotes notes) {
        return new LimitsBody(
                notes.interval().toNanos() / 1e9,
                notes.timeout().toNanos() / 1e9,
                notes.mostSamples(),
                notes.mostBodyBytes(),
                notes.extraSeries().most(),
                notes.extraSeries().shown());
    }

    private static SourceBody body(SourceState source) {
        return new SourceBody(
                source.job(),
                source.kind(),
                source.place(),
                source.lastGood().orElse(null),
                source.listed(),
                source.targets(),
                source.error().orElse(null),
                source.warnings());
    }
}
