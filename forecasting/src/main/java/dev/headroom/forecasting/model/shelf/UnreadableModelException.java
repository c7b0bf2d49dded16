package dev.headroom.forecasting.model.shelf;

/** Bytes that are no model of ours: broken, of another version, or made to do harm. Nothing of them was run. */
public final class UnreadableModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableModelException(String reason) {
        super(reason);
    }

    public UnreadableModelException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
