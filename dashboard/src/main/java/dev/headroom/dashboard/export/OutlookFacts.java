package dev.headroom.dashboard.export;

import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.cost.AdviceCost;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The advice of an outlook line by line, as a workbook and a report tell it. */
public final class OutlookFacts {

    /** {@code value} is text, so that no program takes it for a formula. */
    public record Fact(String name, String value) {}

    private OutlookFacts() {}

    public static List<Fact> of(Outlook outlook, AdviceCost cost) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("service", outlook.service().value()));
        facts.add(new Fact("made at", outlook.madeAt().toString()));
        switch (outlook.recommendation()) {
            case Recommendation.ScaleTo advice -> {
                facts.add(new Fact("advice", scaling(advice)));
                add(facts, advice.limits(), advice.because());
            }
            case Recommendation.Keep advice -> {
                facts.add(new Fact("advice", "keep " + advice.replicas() + " replicas"));
                add(facts, advice.limits(), advice.because());
            }
            case Recommendation.NoAdvice none ->
                facts.add(new Fact(
                        "advice",
                        "none: " + none.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                                + none.detail()));
        }
        switch (outlook.capacity()) {
            case CapacityEstimate.Learned learned -> {
                facts.add(new Fact("capacity of one replica, requests/s", number(learned.requestsPerSecond())));
                facts.add(new Fact("its 95 % interval", number(learned.low95()) + " to " + number(learned.high95())));
                facts.add(new Fact(
                        "known from", learned.provenance().source().name().toLowerCase(Locale.ROOT)));
            }
            case CapacityEstimate.Unknown unknown ->
                facts.add(new Fact("capacity of one replica", "unknown: " + unknown.detail()));
        }
        add(facts, cost);
        return List.copyOf(facts);
    }

    private static String scaling(Recommendation.ScaleTo advice) {
        return "scale to " + advice.replicas() + " replicas before " + advice.before()
                + (advice.because().asksForMoreThan(advice.replicas())
                        ? ", and to " + advice.because().plan().most() + " later"
                        : "");
    }

    private static void add(List<Fact> facts, Limits limits, Evidence because) {
        facts.add(new Fact("rps_limit", number(limits.rps())));
        facts.add(new Fact("burst_limit", number(limits.burst())));
        facts.add(new Fact("window_ms", String.valueOf(limits.window().toMillis())));
        facts.add(new Fact("replicas now", String.valueOf(because.current())));
        facts.add(new Fact(
                "highest expected load, requests/s", number(because.peak().rps())));
        facts.add(new Fact("expected at", because.peak().at().toString()));
        facts.add(new Fact(
                "most to carry, margin included, requests/s",
                number(because.carried().rps())));
        facts.add(new Fact("to carry at", because.carried().at().toString()));
    }

    /** Without a price there is nothing to tell. */
    private static void add(List<Fact> facts, AdviceCost cost) {
        if (!Double.isNaN(cost.currentHour())) {
            facts.add(new Fact("cost of an hour now", number(cost.currentHour())));
            facts.add(new Fact("cost of an hour as advised", number(cost.advisedHour())));
            facts.add(new Fact("cost of the next 24 hours as planned", number(cost.plannedDay())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
