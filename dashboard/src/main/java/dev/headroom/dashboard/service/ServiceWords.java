package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.dashboard.capacity.AdviceWords;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.incidents.FactWords;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.dashboard.widget.Sentence;
import dev.headroom.dashboard.widget.Verdict;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.recommendation.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says in the reader's language how a service is doing, why, and what to do. */
public record ServiceWords(Panel.Shown shown) {
    private static final double HARDWARE_HAS_ROOM = 0.8;

    /** Fills the verdict for one service. */
    public void tell(ServiceSummary service, Verdict verdict) {
        String name = service.name().value();
        switch (service.diagnosis()) {
            case Diagnosis.Busy busy ->
                verdict.loud(toneOf(busy), busySentence(name, busy, service), List.of(evidence(busy), advice(service)));
            case Diagnosis.Unknown(Diagnosis.Reason reason, Optional<Instant> since) ->
                verdict.loud(Tone.GREY, unknownSentence(name, reason, since), List.of(text("verdict.unknown.do")));
            case Diagnosis.Calm _
            when service.urgency() == ServiceSummary.Urgency.FILLS ->
                verdict.loud(Tone.AMBER, fillsSentence(name, service), List.of(advice(service), why(service)));
            case Diagnosis.Calm _ -> verdict.quiet(calmSentence(name, service), List.of(advice(service)));
        }
    }

    public String cause(Cause cause) {
        return facts().cause(cause);
    }

    public String resource(Resource resource) {
        return text("resource." + resource.name());
    }

    /** What was measured, in one line: offered 1,182 req/s against 1,000 · GPUs 61 % · queue 0. */
    public String evidence(Diagnosis.Busy busy) {
        String facts = facts().line(busy.evidence());
        String runnerUp = busy.runnerUp()
                .map(second -> FactWords.BETWEEN
                        + text(second.also() ? "verdict.also" : "verdict.runner-up", cause(second.cause())))
                .orElse("");
        String lost = busy.lostRequests() >= 1
                ? FactWords.BETWEEN + text("verdict.lost", format().count(Math.rint(busy.lostRequests())))
                : "";
        return facts + runnerUp + lost;
    }

    /** What to do, or why there is no advice; empty when nothing was computed yet. */
    public String advice(ServiceSummary service) {
        return service.outlook()
                .map(outlook -> new AdviceWords(shown).advice(outlook.recommendation()))
                .orElseGet(() -> text("advice.none-yet"));
    }

    private Sentence busySentence(String name, Diagnosis.Busy busy, ServiceSummary service) {
        Saturation gpu = service.saturations().get(Resource.GPU);
        boolean notTheHardware = (busy.cause() == Cause.RATE_LIMITER || busy.cause() == Cause.CONNECTION_POOL)
                && gpu != null
                && gpu.ratio() < HARDWARE_HAS_ROOM;
        return new Sentence(
                text(notTheHardware ? "verdict.busy.soft" : "verdict.busy"),
                name,
                format().time(busy.since(), shown.now()),
                cause(busy.cause()));
    }

    private Sentence unknownSentence(String name, Diagnosis.Reason reason, Optional<Instant> since) {
        return since.map(instant ->
                        new Sentence(text("verdict.unknown.since"), name, format().time(instant, shown.now())))
                .orElseGet(() -> new Sentence(text("verdict.unknown." + reason.name()), name));
    }

    private Sentence fillsSentence(String name, ServiceSummary service) {
        Evidence because = service.evidence().orElseThrow();
        Instant limit = because.limitReached().expected();
        String earliest = timeOrNever(because.limitReached().earliest());
        String latest = timeOrNever(because.limitReached().latest());
        if (!limit.isAfter(shown.now())) {
            return new Sentence(text("verdict.full"), name);
        }
        return new Sentence(
                text(earliest.equals(latest) ? "verdict.fills.sharp" : "verdict.fills"),
                name,
                format().time(limit, shown.now()),
                format().distance(limit, shown.now()),
                earliest,
                latest);
    }

    private Sentence calmSentence(String name, ServiceSummary service) {
        return Double.isNaN(service.headroom())
                ? new Sentence(text("verdict.calm.plain"), name)
                : new Sentence(text("verdict.calm"), name, format().percent(service.headroom()), tightest(service));
    }

    private String tightest(ServiceSummary service) {
        double room = service.headroom();
        return service.saturations().values().stream()
                .filter(saturation -> Math.max(0, 1 - saturation.ratio()) <= room)
                .findFirst()
                .map(saturation -> resource(saturation.resource()))
                .orElseGet(() -> text("resource.capacity"));
    }

    private String why(ServiceSummary service) {
        return service.evidence().map(new AdviceWords(shown)::why).orElse("");
    }

    private String timeOrNever(Instant instant) {
        return instant.equals(Instant.MAX) ? text("time.never") : format().time(instant, shown.now());
    }

    private static Tone toneOf(Diagnosis.Busy busy) {
        return busy.cause() == Cause.RATE_LIMITER ? Tone.VIOLET : Tone.RED;
    }

    private FactWords facts() {
        return new FactWords(format());
    }

    private Format format() {
        return shown.format();
    }

    private String text(String key, Object... arguments) {
        return shown.format().words().of(key, arguments);
    }
}
