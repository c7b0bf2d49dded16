package dev.headroom.collector.discovery;

/** Why a source gives no list; the message is a clause without a full stop and without secrets. */
public final class SourceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceFailure(String message) {
        super(message);
    }
}
