package dev.headroom.collector.storage;

/** Knows at every moment whether the database can be used, without asking it. Thread-safe. */
public interface DatabaseWatch {

    DatabaseState state();

    /**
     * Runs the task as soon as the database can be used for the first time: now, or later on the thread that finds it
     * there. A task that fails is run again a little later.
     */
    void onceReady(Runnable task);
}
