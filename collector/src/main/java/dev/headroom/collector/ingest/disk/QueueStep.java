package dev.headroom.collector.ingest.disk;

/** What the queue has just done to its files. */
public enum QueueStep {
    APPENDED,
    SYNCED,
    /** A new segment was begun. */
    ROLLED,
    READ,
    /** It was written down how far the queue was drained. */
    MARKED,
    DELETED
}
