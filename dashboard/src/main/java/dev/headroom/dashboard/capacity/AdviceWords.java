package dev.headroom.dashboard.capacity;

import dev.headroom.dashboard.format.Format;
import dev.headroom.dashboard.page.Panel;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Limits;

/** Says in the reader's language what to do, and why. */
public record AdviceWords(Panel.Shown shown) {
    public String advice(Recommendation recommendation) {
        return switch (recommendation) {
            case Recommendation.ScaleTo scale ->
                text(
                        scaling(scale),
                        scale.because().current(),
                        scale.replicas(),
                        format().time(scale.before(), shown.now()),
                        format().span(scale.because().leadTime()),
                        format().number(alternative(scale).rps()),
                        format().number(alternative(scale).burst()),
                        scale.because().plan().most());
            case Recommendation.Keep(int replicas, Limits limits, Evidence _) ->
                text("advice.keep", replicas, format().number(limits.rps()), format().number(limits.burst()));
            case Recommendation.NoAdvice none -> noAdvice(none.reason(), format().englishOnly(none.detail()));
        };
    }

    /** Who caps instead of adding replicas must cap at what is there. */
    private static Limits alternative(Recommendation.ScaleTo scale) {
        return scale.asksForMore() ? scale.instead() : scale.limits();
    }

    private String scaling(Recommendation.ScaleTo scale) {
        if (scale.replicas() < scale.because().current()) {
            return "advice.fewer";
        }
        String key = scale.before().isAfter(shown.now()) ? "advice.more" : "advice.more.now";
        return scale.because().asksForMoreThan(scale.replicas()) ? key + ".first" : key;
    }

    private String noAdvice(Recommendation.Reason reason, String detail) {
        String words = text("advice.no." + reason.name());
        return detail.isEmpty() ? words : words + " (" + detail + ")";
    }

    public String why(Evidence because) {
        return text(
                "advice.why",
                format().number(because.peak().rps()),
                format().time(because.peak().at(), shown.now()),
                format().number(because.capacityPerReplica()),
                format().number(because.peak().high80Rps()),
                format().number(because.carried().rps()),
                format().time(because.carried().at(), shown.now()));
    }

    private Format format() {
        return shown.format();
    }

    private String text(String key, Object... arguments) {
        return shown.format().words().of(key, arguments);
    }
}
