package dev.headroom.alerts.notification;

import dev.headroom.alerts.IncidentFacts;
import java.util.Optional;

/** What an on-call engineer can do about an incident, in one sentence. */
final class WhatToDo {

    private static final String KEY = "todo.";

    private WhatToDo() {}

    /** With the address of the runbook where the rule is a shipped one, which has advice of its own. */
    static String about(Message message, MessageStyle style) {
        Phrases phrases = style.phrases();
        String advice = about(message, phrases);
        return phrases.find(KEY + message.rule())
                .flatMap(_ -> style.page("/runbooks/" + message.rule()))
                .map(page -> phrases.of("runbook", advice, page.toString()))
                .orElse(advice);
    }

    private static String about(Message message, Phrases phrases) {
        Double replicas = message.facts().get(IncidentFacts.RECOMMENDED_REPLICAS);
        Optional<String> toReplicas =
                replicas == null ? Optional.empty() : phrases.find(KEY + message.rule() + ".to", replicas.longValue());
        return toReplicas
                .or(() -> IncidentFacts.causeIn(message.facts()).flatMap(cause -> phrases.find(KEY + cause.name())))
                .or(() -> phrases.find(KEY + message.rule()))
                .orElseGet(() -> phrases.of(KEY + "other"));
    }
}
