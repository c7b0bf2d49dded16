package dev.headroom.alerts.rule;

import java.util.Map;

/** What the input of a rule says now. No data is neither good nor bad. */
public sealed interface Reading {

    /**
     * A known value.
     *
     * @param facts numbers beside it, by the keys of {@link dev.headroom.alerts.IncidentFacts}
     * @param labels words beside it, by the names of {@link dev.headroom.alerts.IncidentLabels}
     */
    record Known(double value, Map<String, Double> facts, Map<String, String> labels) implements Reading {

        /** A bare number. */
        public Known(double value) {
            this(value, Map.of(), Map.of());
        }

        public Known {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("value must be known, was NaN");
            }
            facts = Map.copyOf(facts);
            labels = Map.copyOf(labels);
        }
    }

    /** The input is missing. */
    record NoData() implements Reading {}

    static Reading of(double value) {
        return Double.isNaN(value) ? new NoData() : new Known(value);
    }
}
