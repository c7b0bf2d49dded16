package dev.headroom.dashboard.incidents;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.silence.Matcher;
import dev.headroom.alerts.silence.Matchers;
import java.util.List;
import java.util.stream.Stream;

/** What a new silence is proposed to match. */
record SilenceDraft(Matchers matchers) {

    static final SilenceDraft EMPTY = new SilenceDraft(Matchers.ANY);

    /** This incident and its like, and nothing else of the service. */
    static SilenceDraft of(Incident incident) {
        List<Matcher> matchers = Stream.of(IncidentLabels.RULE, IncidentLabels.SERVICE, IncidentLabels.SUBJECT)
                .filter(label -> incident.labels().containsKey(label))
                .map(label -> Matcher.of(
                        label, Matcher.Operator.EQUAL, incident.labels().getOrDefault(label, "")))
                .toList();
        return new SilenceDraft(new Matchers(matchers));
    }

    String text() {
        return String.join("\n", matchers.texts());
    }
}
