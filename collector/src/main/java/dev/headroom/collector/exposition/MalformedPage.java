package dev.headroom.collector.exposition;

/** Leaves the parser from wherever it stands; never leaves the package. Without a stack trace: a target triggers it. */
final class MalformedPage extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient PageOutcome outcome;

    MalformedPage(PageOutcome outcome) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
    }

    PageOutcome outcome() {
        return outcome;
    }
}
