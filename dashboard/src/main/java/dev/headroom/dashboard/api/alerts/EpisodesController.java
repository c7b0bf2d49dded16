package dev.headroom.dashboard.api.alerts;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.diagnosis.Remedy;
import dev.headroom.alerts.diagnosis.RunnerUp;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.dashboard.api.WireWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The busy stretches of a service. */
@RestController
@RequestMapping(path = "/api/v1/services/{service}/episodes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "services")
final class EpisodesController {

    private final Diagnoses diagnoses;
    private final KnownServices services;
    private final InstantSource clock;

    EpisodesController(Diagnoses diagnoses, KnownServices services, InstantSource clock) {
        this.diagnoses = diagnoses;
        this.services = services;
        this.clock = clock;
    }

    record FactBody(String measure, double value, double bound) {
        static FactBody of(Fact fact) {
            return new FactBody(WireWord.of(fact.measure()), fact.value(), fact.bound());
        }
    }

    /** The second best explanation; {@code also} when it held beside the first rather than instead of it. */
    record RunnerUpBody(String cause, boolean also, List<FactBody> evidence) {
        static RunnerUpBody of(RunnerUp second) {
            return new RunnerUpBody(WireWord.of(second.cause()), second.also(), facts(second.evidence()));
        }
    }

    /** What would have prevented it; {@code value} is what was needed and {@code instead_of} what there was. */
    record RemedyBody(String kind, double value, double insteadOf) {
        static RemedyBody of(Remedy remedy) {
            return switch (remedy) {
                case Remedy.Replicas(int needed, int had) -> new RemedyBody("replicas", needed, had);
                case Remedy.Limit(double rps) -> new RemedyBody("limit_rps", rps, Double.NaN);
                case Remedy.Connections(double needed, double limit) -> new RemedyBody("connections", needed, limit);
                case Remedy.EvenSpread _ -> only("even_spread");
                case Remedy.Cooling _ -> only("cooling");
                case Remedy.BackOff _ -> only("back_off");
                case Remedy.Unknown _ -> only("unknown");
            };
        }

        private static RemedyBody only(String kind) {
            return new RemedyBody(kind, Double.NaN, Double.NaN);
        }
    }

    /** A busy stretch; {@code end} is null while it lasts. */
    record EpisodeBody(
            Instant start,
            @Nullable Instant end,
            String cause,
            List<FactBody> evidence,
            @Nullable RunnerUpBody runnerUp,
            double offeredRequests,
            double lostRequests,
            double slowRequests,
            double affectedShare,
            RemedyBody preventedBy) {
        static EpisodeBody of(Episode episode) {
            return new EpisodeBody(
                    episode.start(),
                    episode.end().orElse(null),
                    episode.cause().name().toLowerCase(Locale.ROOT),
                    facts(episode.evidence()),
                    episode.runnerUp().map(RunnerUpBody::of).orElse(null),
                    episode.damage().offeredRequests(),
                    episode.damage().lostRequests(),
                    episode.damage().slowRequests(),
                    episode.damage().affectedShare(),
                    RemedyBody.of(episode.remedy()));
        }
    }

    @GetMapping
    @Operation(
            summary = "Busy stretches that touch the range, oldest first",
            description = "from, to: ISO time with zone, now, or now-6h.")
    List<EpisodeBody> episodes(
            @PathVariable("service") String service,
            @RequestParam(name = "from", defaultValue = "now-7d") String from,
            @RequestParam(name = "to", defaultValue = "now") String to) {
        Instant now = clock.instant();
        Instant start = TimePoint.parse("from", from, now);
        Instant end = TimePoint.parse("to", to, now);
        if (!start.isBefore(end)) {
            throw Refusal.badRequest("from must be before to");
        }
        return diagnoses.episodes(services.require(service), start, end).stream()
                .map(EpisodeBody::of)
                .toList();
    }

    private static List<FactBody> facts(List<Fact> facts) {
        return facts.stream().map(FactBody::of).toList();
    }
}
