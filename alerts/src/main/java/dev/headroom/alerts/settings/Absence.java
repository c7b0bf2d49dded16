package dev.headroom.alerts.settings;

/** What a rule makes of an input that is missing, or cannot be read. */
public enum Absence {
    /** Neither good nor bad: what was goes on for a while. */
    KEEP,
    /** As bad as a breach. */
    FIRING,
    /** As good as a good value. */
    OK
}
