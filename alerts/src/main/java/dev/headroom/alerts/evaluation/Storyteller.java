package dev.headroom.alerts.evaluation;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.settings.RuleOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Puts an incident into words, with the cause that the diagnosis names. */
public final class Storyteller {

    private final Diagnoses diagnoses;

    public Storyteller(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    /** The words while it is pending; no diagnosis is asked for. */
    Story pending(Finding finding) {
        return new Story(
                FindingWords.title(finding), FindingWords.comparison(finding), factsOf(finding), labelsOf(finding));
    }

    Story tell(Finding finding, Instant now) {
        if (finding.rule().condition().about() != Condition.About.LOAD) {
            return pending(finding);
        }
        return switch (diagnoses.now(finding.service(), now)) {
            case Diagnosis.Busy busy -> {
                Map<String, Double> facts = new HashMap<>(factsOf(finding));
                facts.putAll(factsOf(busy));
                yield new Story(
                        FindingWords.title(finding) + ": " + Wording.nameOf(busy.cause()),
                        Wording.because(busy, now),
                        facts,
                        labelsOf(finding));
            }
            case Diagnosis.Calm _, Diagnosis.Unknown _ -> pending(finding);
        };
    }

    private static Map<String, String> labelsOf(Finding finding) {
        RuleOptions options = finding.rule().options();
        Map<String, String> labels = new HashMap<>(options.labels());
        if (finding.reading() instanceof Reading.Known known) {
            labels.putAll(known.labels());
        }
        if (!options.routes().isEmpty()) {
            labels.put(IncidentLabels.CHANNELS, String.join(",", options.routes()));
        }
        return labels;
    }

    private static Map<String, Double> factsOf(Finding finding) {
        return switch (finding.reading()) {
            case Reading.Known known -> {
                Map<String, Double> facts = new HashMap<>(known.facts());
                facts.put(IncidentFacts.VALUE, known.value());
                facts.put(IncidentFacts.THRESHOLD, finding.rule().threshold());
                yield facts;
            }
            case Reading.NoData _ -> Map.of();
        };
    }

    private static Map<String, Double> factsOf(Diagnosis.Busy busy) {
        Map<String, Double> facts = new HashMap<>();
        facts.put(IncidentFacts.of(busy.cause()), 1.0);
        facts.put(IncidentFacts.BUSY_SINCE, (double) busy.since().getEpochSecond());
        facts.put(IncidentFacts.LOST_REQUESTS, busy.lostRequests());
        for (Fact fact : busy.evidence()) {
            facts.put(IncidentFacts.of(fact.measure()), fact.value());
            if (!Double.isNaN(fact.bound())) {
                facts.put(IncidentFacts.boundOf(fact.measure()), fact.bound());
            }
        }
        return facts;
    }
}
