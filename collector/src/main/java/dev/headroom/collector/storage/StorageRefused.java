package dev.headroom.collector.storage;

/** The database cannot be used as configured. The message is one plain sentence for the operator, free of secrets. */
public final class StorageRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageRefused(String message) {
        super(message);
    }

    public StorageRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
