package dev.headroom.alerts.notification;

import static dev.headroom.alerts.IncidentFacts.CAPACITY_RPS;
import static dev.headroom.alerts.IncidentFacts.FORECAST_PEAK_AT;
import static dev.headroom.alerts.IncidentFacts.FORECAST_PEAK_RPS;
import static dev.headroom.alerts.IncidentFacts.THRESHOLD;
import static dev.headroom.alerts.IncidentFacts.VALUE;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.text.Quantities;
import java.time.Instant;
import java.util.Optional;

/**
 * Title and evidence of an incident in the language of a channel. The sentences of the evaluation are English; another
 * language phrases them anew from the facts, and keeps the English where it has no words.
 */
record IncidentTitle(Message message, Phrases phrases) {

    /** Instead of the name of a rule that an operator made. */
    private static final String OWN_RULE = "own-rule";

    /** Never blank. */
    String title() {
        Object[] arguments = {
            message.service().value(),
            amount(VALUE).orElse("?"),
            message.subject(),
            message.labels().getOrDefault(IncidentLabels.EVENT, ""),
            message.rule(),
        };
        Optional<String> own = phrases.find("title." + ruleKey(), arguments);
        if (own.isEmpty()) {
            return message.title().isBlank() ? message.rule() + " · " + message.service() : message.title();
        }
        return cause().flatMap(cause -> phrases.find("cause." + cause.name()))
                .map(cause -> phrases.of("because", own.get(), cause))
                .orElse(own.get());
    }

    /** Why it fires, or how it ended. */
    String why() {
        if (message.kind() == Message.Kind.RESOLVED) {
            return phrases.find("closing").filter(words -> !words.isEmpty()).orElse(message.summary());
        }
        return cause().flatMap(cause -> phrases.find("why." + cause.name()))
                .or(this::forecast)
                .or(() -> threshold("why." + ruleKey()))
                .or(() -> shipped().isEmpty() ? Optional.empty() : threshold("why.threshold"))
                .orElse(message.summary());
    }

    private Optional<Cause> cause() {
        return IncidentFacts.causeIn(message.facts());
    }

    private Optional<String> forecast() {
        Double peak = message.facts().get(FORECAST_PEAK_RPS);
        Double at = message.facts().get(FORECAST_PEAK_AT);
        Double capacity = message.facts().get(CAPACITY_RPS);
        return peak == null || at == null || capacity == null
                ? Optional.empty()
                : phrases.find(
                        "why.forecast",
                        Quantities.rps(peak),
                        phrases.time(Instant.ofEpochSecond(at.longValue())),
                        Quantities.rps(capacity));
    }

    /** Words with the value and the threshold in them, if they ask for them. */
    private Optional<String> threshold(String key) {
        return phrases.find(key, amount(VALUE).orElse("?"), amount(THRESHOLD).orElse("?"));
    }

    private Optional<Rule> shipped() {
        return Rules.BUILT_IN.named(message.rule());
    }

    /** The rules of operators share their words. What an Alertmanager pushed has no value and keeps its own. */
    private String ruleKey() {
        return shipped().isPresent() || !message.facts().containsKey(THRESHOLD) ? message.rule() : OWN_RULE;
    }

    /** A fact in the unit of the rule. */
    private Optional<String> amount(String fact) {
        Condition.Unit unit = shipped().map(rule -> rule.condition().unit()).orElse(Condition.Unit.OWN);
        return Optional.ofNullable(message.facts().get(fact)).map(value -> switch (unit) {
            case SHARE -> Quantities.percent(value);
            case FACTOR -> phrases.of("times", Quantities.number(value));
            case SECONDS -> phrases.of("seconds", Quantities.count(value));
            case DEVIATIONS, STATE, OWN -> Quantities.number(value);
        });
    }
}
