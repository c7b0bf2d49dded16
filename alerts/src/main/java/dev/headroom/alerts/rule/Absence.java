package dev.headroom.alerts.rule;

/** What a rule makes of an input that is missing, or cannot be read. */
public enum Absence {
    /** Neither good nor bad: what was goes on for a while. */
    KEEP,
    /** As bad as a breach. */
    FIRING,
    /** As good as a good value. */
    OK;

    /** The reading that stands for a missing one. */
    Reading insteadOf(Reading missing, Rule rule) {
        return switch (this) {
            case KEEP -> missing;
            case FIRING -> Reading.of(rule.breach());
            case OK -> Reading.of(rule.threshold());
        };
    }
}
