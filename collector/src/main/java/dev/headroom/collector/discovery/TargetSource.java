package dev.headroom.collector.discovery;

import java.util.List;

/**
 * Lists targets from one place, always all of them. Asked by one thread at a time, again and again; it may take its time
 * and is interrupted when that was too long. The last good list is kept by whoever asks.
 */
public interface TargetSource extends AutoCloseable {

    Listing list() throws SourceFailure, InterruptedException;

    @Override
    default void close() {}

    /**
     * What is there now.
     *
     * @param warnings plain sentences about parts that could not be read and are as they were before
     */
    record Listing(List<TargetGroup> groups, List<String> warnings) {
        public Listing {
            groups = List.copyOf(groups);
            warnings = List.copyOf(warnings);
        }
    }
}
