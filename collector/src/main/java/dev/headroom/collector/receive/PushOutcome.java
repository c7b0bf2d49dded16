package dev.headroom.collector.receive;

/** How a push ended. */
public sealed interface PushOutcome {

    /**
     * It was read; the receipt tells what became of each sample.
     *
     * @param histograms native histograms that were taken, which are not among the samples that were
     */
    record Taken(Receipt receipt, int histograms) implements PushOutcome {}

    /** Nothing of it was kept. */
    record Refused(Reason reason, String sentence) implements PushOutcome {}

    /** Why nothing was kept; only after {@link #BUSY} is it of use to send the same again. */
    enum Reason {
        MALFORMED,
        TOO_LARGE,
        UNSUPPORTED,
        BUSY
    }

    /** The answer of an intake without room. */
    static Refused busy() {
        return new Refused(
                Reason.BUSY, "Too many samples wait for the database already; send the same again in a while.");
    }
}
