package dev.headroom.collector.receive;

import java.util.Locale;

/** What became of one pushed sample. */
public enum Verdict {
    TAKEN(false, ""),
    /** It is here already with the same value: a repetition after an answer that got lost. */
    REPEATED(false, ""),
    /** Recording rules and the like belong to no server. */
    NO_ORIGIN(false, ""),
    /** Of a kind that is not read, and the sender has no use for hearing of it. */
    UNREAD(false, ""),
    /** It is here already with another value. */
    CONFLICTING(true, "came a second time with another value"),
    /** Its instant was closed before it came. */
    LATE(true, "came out of order or too late"),
    /** Older than anything that is kept. */
    TOO_OLD(true, "are older than the samples that are kept"),
    TOO_NEW(true, "lie in the future"),
    OVER_LIMIT(true, "are of more origins or series than are taken"),
    INVALID(true, "have labels that break the rules"),
    UNSUPPORTED(true, "are of a kind that is not read");

    private final boolean refused;
    private final String sentence;

    Verdict(boolean refused, String sentence) {
        this.refused = refused;
        this.sentence = sentence;
    }

    /** Whether the sender must be told. */
    public boolean refused() {
        return refused;
    }

    /** Follows the number of samples. */
    String sentence() {
        return sentence;
    }

    /** Value of a metric label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
