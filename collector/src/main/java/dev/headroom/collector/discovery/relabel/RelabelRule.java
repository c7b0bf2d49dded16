package dev.headroom.collector.discovery.relabel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One step of relabelling. The values of the source labels, joined by the separator, are what is matched. */
public sealed interface RelabelRule {

    Selection selection();

    /** Targets that do not match are dropped. */
    record Keep(Selection selection, AnchoredRegex regex) implements RelabelRule {}

    /** Targets that match are dropped. */
    record Drop(Selection selection, AnchoredRegex regex) implements RelabelRule {}

    /**
     * Where the text matches, the target label becomes the replacement; an empty one removes the label.
     *
     * @param targetLabel may itself hold groups such as {@code $1}
     */
    record Replace(Selection selection, AnchoredRegex regex, Template targetLabel, Template replacement)
            implements RelabelRule {}

    /** Which labels are matched; one that is absent counts as empty. */
    record Selection(List<String> labels, String separator) {

        public static final String USUAL_SEPARATOR = ";";

        public Selection {
            labels = List.copyOf(labels);
        }

        String text(Map<String, String> labelValues) {
            return labels.stream()
                    .map(name -> labelValues.getOrDefault(name, ""))
                    .collect(Collectors.joining(separator));
        }
    }
}
