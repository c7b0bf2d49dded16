package dev.headroom.dashboard.capacity;

import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.time.Instant;

/** Says in the reader's language what to do, and why. */
public record AdviceWords(Panel.Shown shown) {
    public String advice(Recommendation recommendation) {
        return switch (recommendation) {
            case Recommendation.ScaleTo(int replicas, Instant before, Limits limits, Evidence because) ->
                text(
                        scaling(replicas, before, because),
                        because.current(),
                        replicas,
                        format().time(before, shown.now()),
                        format().span(because.leadTime()),
                        format().number(limits.rps()),
                        format().number(limits.burst()),
                        because.plan().due());
            case Recommendation.Keep(int replicas, Limits limits, Evidence _) ->
                text("advice.keep", replicas, format().number(limits.rps()), format().number(limits.burst()));
            case Recommendation.NoAdvice(Recommendation.Reason reason, String detail) ->
                noAdvice(reason, format().englishOnly(detail));
        };
    }

    private String scaling(int replicas, Instant before, Evidence because) {
        if (replicas < because.current()) {
            return "advice.fewer";
        }
        if (before.isAfter(shown.now())) {
            return "advice.more";
        }
        int due = because.plan().due();
        return due > because.current() && due < replicas ? "advice.more.in-steps" : "advice.more.now";
    }

    private String noAdvice(Recommendation.Reason reason, String detail) {
        String words = text("advice.no." + reason.name());
        return detail.isEmpty() ? words : words + " (" + detail + ")";
    }

    public String why(Evidence because) {
        return text(
                "advice.why",
                format().number(because.expectedRps()),
                format().time(because.peak(), shown.now()),
                format().number(because.capacityPerReplica()),
                format().number(because.high80Rps()));
    }

    private Format format() {
        return shown.format();
    }

    private String text(String key, Object... arguments) {
        return shown.format().words().of(key, arguments);
    }
}
