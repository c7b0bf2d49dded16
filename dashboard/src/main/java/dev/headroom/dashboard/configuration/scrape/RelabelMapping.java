package dev.headroom.dashboard.configuration.scrape;

import dev.headroom.collector.discovery.relabel.AnchoredRegex;
import dev.headroom.collector.discovery.relabel.RelabelRule;
import dev.headroom.collector.discovery.relabel.RelabelRule.Selection;
import dev.headroom.collector.discovery.relabel.Relabeling;
import dev.headroom.collector.discovery.relabel.Template;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns {@code relabel-configs} into rules. */
final class RelabelMapping {

    private final Findings findings;

    RelabelMapping(Findings findings) {
        this.findings = findings;
    }

    Relabeling map(String key, List<ScrapeProperties.Relabel> steps) {
        List<RelabelRule> rules = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            rule(key + "[" + i + "]", steps.get(i)).ifPresent(rules::add);
        }
        return new Relabeling(rules);
    }

    private Optional<RelabelRule> rule(String key, ScrapeProperties.Relabel step) {
        Optional<AnchoredRegex> regex = findings.accept(key + ".regex", () -> AnchoredRegex.of(step.regex()));
        for (String label : step.sourceLabels()) {
            if (!label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                findings.add(key + ".source-labels", "must be names of labels, was " + label);
            }
        }
        Selection selection = new Selection(step.sourceLabels(), step.separator());
        return switch (step.action().toLowerCase(Locale.ROOT)) {
            case "keep" ->
                selecting(key, step).flatMap(_ -> regex.map(known -> new RelabelRule.Keep(selection, known)));
            case "drop" ->
                selecting(key, step).flatMap(_ -> regex.map(known -> new RelabelRule.Drop(selection, known)));
            case "replace" ->
                findings.required(key + ".target-label", step.targetLabel())
                        .flatMap(label -> regex.map(known -> new RelabelRule.Replace(
                                selection, known, new Template(label), new Template(step.replacement()))));
            default -> {
                findings.add(key + ".action", "must be keep, drop or replace, was " + step.action());
                yield Optional.empty();
            }
        };
    }

    /** Without labels there is nothing that could be kept or dropped for. */
    private Optional<List<String>> selecting(String key, ScrapeProperties.Relabel step) {
        if (step.sourceLabels().isEmpty()) {
            findings.add(key + ".source-labels", "is required for " + step.action());
            return Optional.empty();
        }
        return Optional.of(step.sourceLabels());
    }
}
