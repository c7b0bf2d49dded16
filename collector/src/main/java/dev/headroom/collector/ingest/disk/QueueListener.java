package dev.headroom.collector.ingest.disk;

/** Told by the queue what becomes of its records, on the thread that caused it. */
public interface QueueListener {
    QueueListener NONE = new QueueListener() {};

    default void did(QueueStep step) {}

    /** These many records will never be read; the reason continues "are lost, because". */
    default void lost(int records, String reason) {}

    /** Something about the files that an operator should know; one plain sentence. */
    default void noticed(String sentence) {}
}
