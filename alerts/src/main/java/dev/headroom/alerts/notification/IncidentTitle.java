package dev.headroom.alerts.notification;

import static dev.headroom.alerts.IncidentFacts.CAPACITY_RPS;
import static dev.headroom.alerts.IncidentFacts.FORECAST_PEAK_AT;
import static dev.headroom.alerts.IncidentFacts.FORECAST_PEAK_RPS;
import static dev.headroom.alerts.IncidentFacts.THRESHOLD;
import static dev.headroom.alerts.IncidentFacts.VALUE;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.text.Quantities;
import java.time.Instant;
import java.util.Optional;

/**
 * Title and evidence of an incident in the language of a channel. The sentences of the evaluation are English; another
 * language phrases them anew from the facts, and keeps the English where it has no words.
 */
record IncidentTitle(Message message, Phrases phrases) {

    /** Never blank. */
    String title() {
        Object[] arguments = {
            message.service().value(), percent(VALUE).orElse("?"), message.subject(),
        };
        Optional<String> own = phrases.find("title." + message.rule(), arguments);
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
                .or(() -> phrases.find("why." + message.rule()))
                .or(this::forecast)
                .or(this::threshold)
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

    private Optional<String> threshold() {
        Optional<String> value = percent(VALUE);
        Optional<String> limit = percent(THRESHOLD);
        boolean knownRule = phrases.find("title." + message.rule()).isPresent();
        return knownRule && value.isPresent() && limit.isPresent()
                ? phrases.find("why.threshold", value.get(), limit.get())
                : Optional.empty();
    }

    private Optional<String> percent(String fact) {
        return Optional.ofNullable(message.facts().get(fact)).map(Quantities::percent);
    }
}
