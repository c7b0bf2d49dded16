package dev.headroom.collector.sample;

import java.util.List;

/**
 * Where samples go. Thread-safe. Writing the same sample twice keeps one row: the key is the series and the time.
 */
public interface SampleStore {

    /** Returns once every batch is committed. Throws {@link StorageUnavailable} when that is impossible now. */
    void write(List<SampleBatch> batches);

    /** The database cannot be reached or refuses; the same batches may be written again later. */
    final class StorageUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StorageUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
