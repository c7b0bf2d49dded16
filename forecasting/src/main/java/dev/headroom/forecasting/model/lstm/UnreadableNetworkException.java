package dev.headroom.forecasting.model.lstm;

/** Bytes that are no network of ours: broken, of another version, or made to do harm. Nothing of them was run. */
public final class UnreadableNetworkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableNetworkException(String reason) {
        super(reason);
    }

    public UnreadableNetworkException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
