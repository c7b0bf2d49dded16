package dev.headroom.dashboard.incidents;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.dashboard.format.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Phrases an incident in the reader's language from its facts; its own sentences are English. */
record IncidentWords(Format format, Instant now) {
    /** What happens, after the name of the service. A rule of another version keeps its own words. */
    String title(Incident incident) {
        Optional<Condition> condition = conditionOf(incident);
        if (condition.isEmpty()) {
            return isOwn(incident)
                    ? text("incident.WATCHED", incident.rule(), number(incident, IncidentFacts.VALUE))
                    : incident.title();
        }
        String what = text(
                "incident." + condition.get().name(),
                value(condition.get(), incident, IncidentFacts.VALUE),
                incident.labels().getOrDefault(IncidentLabels.EVENT, ""));
        return IncidentFacts.causeIn(incident.facts())
                .map(cause -> text("incident.because", what, facts().cause(cause)))
                .orElse(what);
    }

    /** The numbers that led to it. */
    String summary(Incident incident) {
        Optional<Condition> condition = conditionOf(incident);
        if (condition.isEmpty()) {
            return isOwn(incident)
                    ? text("incident.WATCHED.why", number(incident, IncidentFacts.THRESHOLD))
                    : incident.summary();
        }
        Optional<Cause> cause = IncidentFacts.causeIn(incident.facts());
        if (cause.isPresent()) {
            return text("incident.evidence", facts().line(measured(incident.facts())), facts().conclusion(cause.get()));
        }
        return switch (condition.get()) {
            case FORECAST_OVER_CAPACITY, EVENT_OVER_CAPACITY -> forecast(incident.facts());
            case WATCHED -> incident.summary();
            case Condition known when known.unit() == Condition.Unit.STATE -> text("incident." + known.name() + ".why");
            case Condition known -> text("incident.over", value(known, incident, IncidentFacts.THRESHOLD));
        };
    }

    private String value(Condition condition, Incident incident, String key) {
        double value = number(incident.facts(), key);
        return switch (condition.unit()) {
            case SHARE -> format.percent(value);
            case FACTOR -> text("incident.times", format.number(value));
            case SECONDS -> format.span(Duration.ofMillis(Math.round(value * 1000)));
            case DEVIATIONS, STATE, OWN -> format.number(value);
        };
    }

    /** A rule of the operator's own carries its numbers, in a unit that only the operator knows. */
    private static boolean isOwn(Incident incident) {
        return incident.facts().containsKey(IncidentFacts.VALUE)
                && incident.facts().containsKey(IncidentFacts.THRESHOLD);
    }

    private String number(Incident incident, String key) {
        return format.number(number(incident.facts(), key));
    }

    private String forecast(Map<String, Double> facts) {
        return facts.containsKey(IncidentFacts.FORECAST_PEAK_RPS)
                ? text(
                        "incident.forecast.why",
                        format.rate(number(facts, IncidentFacts.FORECAST_PEAK_RPS)),
                        time(facts, IncidentFacts.FORECAST_PEAK_AT),
                        format.count(number(facts, IncidentFacts.REPLICAS)),
                        format.rate(number(facts, IncidentFacts.CAPACITY_RPS)))
                : text("incident.forecast.unknown");
    }

    private static List<Fact> measured(Map<String, Double> facts) {
        return Arrays.stream(Fact.Measure.values())
                .filter(measure -> facts.containsKey(IncidentFacts.of(measure)))
                .map(measure -> new Fact(
                        measure,
                        number(facts, IncidentFacts.of(measure)),
                        number(facts, IncidentFacts.boundOf(measure))))
                .toList();
    }

    private String time(Map<String, Double> facts, String key) {
        double seconds = number(facts, key);
        return Double.isNaN(seconds) ? Format.UNKNOWN : format.time(Instant.ofEpochSecond((long) seconds), now);
    }

    private static double number(Map<String, Double> facts, String key) {
        return facts.getOrDefault(key, Double.NaN);
    }

    private static Optional<Condition> conditionOf(Incident incident) {
        return Rules.BUILT_IN.named(incident.rule()).map(Rule::condition);
    }

    private FactWords facts() {
        return new FactWords(format);
    }

    private String text(String key, Object... arguments) {
        return format.words().of(key, arguments);
    }
}
