package dev.headroom.collector.ingest;

/** Knows how far the store is behind. Thread-safe; may wait a moment for the disk, never for the store. */
public interface IngestWatch {
    IngestState state();
}
